import type { SettingsFault } from '../../lib/messages';

/** Faults by their path in the file, as somebody needs them who writes files and policies. */
export function FaultList({ faults }: { readonly faults: readonly SettingsFault[] }) {
  return (
    <ul class="faults">
      {faults.map(({ path, message }) => (
        <li key={path}>
          {path !== '' && <code>{path}</code>} {message}
        </li>
      ))}
    </ul>
  );
}
