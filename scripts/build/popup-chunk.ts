import type { Plugin } from 'vite';

/** What the popup's page begins with: its own script, and what every page is given. */
const POPUP = /\/entrypoints\/popup\/main\.tsx$|wxt-html-plugins$/;
/** Modules that bring styles stay with their page: others share the scripts, and not the looks. */
const OF_A_PAGE = /\/entrypoints\/|\.css$/;

/**
 * Puts all that the popup's script needs into one file beside it. Cut up by what other pages share,
 * it is five, and an agent who opens the popup waits for each of them.
 */
export function popupChunk(): Plugin {
  const needed = new Set<string>();
  return {
    name: 'popup-chunk',
    buildEnd() {
      const open = [...this.getModuleIds()].filter((id) => POPUP.test(id));
      for (const id of open) {
        if (needed.has(id)) continue;
        needed.add(id);
        open.push(...(this.getModuleInfo(id)?.importedIds ?? []));
      }
    },
    outputOptions: (options) => ({
      ...options,
      codeSplitting: {
        groups: [{ name: 'recorder', test: (id) => needed.has(id) && !OF_A_PAGE.test(id) }],
      },
    }),
  };
}
