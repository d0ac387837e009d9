import type { RecorderRules } from '../../lib/recorder/rules';
import type { SettingsChange, WorldSetup } from './commands';
import { LONGEST_WAY_MS } from './network';

/** The settings of a world, as the core knows them. */
export function rulesOf(setup: WorldSetup): RecorderRules {
  return {
    identity: setup.typedPort
      ? { by: 'manual', unit: '1', port: '1' }
      : { by: 'windows-login', login: 'anna', machine: 'anna' },
    desktop: {
      recorded: true,
      ...(setup.hasLogin ? { login: 'anna' } : {}),
      first: setup.desktopFirst ? 'desktop' : 'audio',
      quarantineMs: LONGEST_WAY_MS,
      resumeAtStart: false,
    },
    protect: {
      maxMs: 300_000,
      warnMs: 225_000,
      onTimeout: setup.onTimeout,
      resumeDesktopAtCallEnd: true,
      carryMs: setup.carryMs,
    },
    durationUnit: 'auto',
    interruptReads: true,
    sites: {
      crm: {
        name: 'CRM',
        when: 'auto',
        which: setup.which,
        holdMs: 0,
        readBack: false,
        pauseOnCardForm: false,
        linkWhen: 'never',
      },
    },
    timeoutMs: 8000,
  };
}

/** The settings after an administrator changed one of them. */
export function changedRules(rules: RecorderRules, what: SettingsChange): RecorderRules {
  const { protect, interruptReads } = rules;
  switch (what) {
    case 'line':
      return { ...rules, timeoutMs: rules.timeoutMs === 8000 ? 5000 : 8000 };
    case 'maximum':
      return {
        ...rules,
        protect: { ...protect, onTimeout: protect.onTimeout === 'remind' ? 'resume' : 'remind' },
      };
    case 'reads':
      return { ...rules, interruptReads: !interruptReads };
  }
}
