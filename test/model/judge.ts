import type { Claim } from '../../lib/recorder/claim';
import { callOfValue } from './line-judge';
import type { Seat } from './seat';
import type { World } from './world';

/** How long after the truth changed *Protected* may still stand, ms. */
const GRACE_MS = 8000;
/** The longest that *Recording* may, ms. */
const LONGEST_GRACE_MS = 15_000;

/** Compares what one seat says with the recorder's truth. Every broken promise ends the world. */
export class Judge {
  private readonly forgivenTags = new Set<string>();
  private readonly acknowledged = new Set<string>();
  /** The disk failed, and then the background died: nobody could know of the pause that stood. */
  private isForgotten = false;

  constructor(
    private readonly world: World,
    private readonly seat: Seat,
  ) {}

  /** The agent answered for it, or it is known to go wrong. */
  forgives(tag: string): void {
    this.forgivenTags.add(tag);
  }

  isForgivenTag(tag: string): boolean {
    return this.forgivenTags.has(tag);
  }

  /** @param browser the journal went with the browser */
  died(browser: boolean): void {
    const { record, journal } = this.seat;
    this.isForgotten ||= record.isInTrouble && (browser || journal.isInTrouble);
    const { wasSetBack } = this.world;
    const isDropped = wasSetBack && journal.isInTrouble;
    this.isForgotten ||= isDropped && this.world.forgives('record-before-set-back');
  }

  look(): void {
    const shown = this.seat.shown();
    if (shown?.word === 'Protected') this.checkComfort();
    if (shown?.word === 'Recording') this.checkRecording();
    this.checkRecord();
    this.checkTags();
  }

  /** I1: *Protected* is true, or was until a moment ago. */
  private checkComfort(): void {
    const { recorder, time, setup } = this.world;
    if (!setup.hasLogin) this.fail('Protected although the desktop cannot be paused');
    const port = recorder.port();
    // Of its own resume, that was not given up, a seat has nothing to find out first.
    const grace = port.recordsBy === this.seat.name ? 0 : GRACE_MS;
    if (recorder.records(port) && time.now - port.recordsSince >= grace) {
      this.fail('Protected although the audio is recorded');
    }
    const { recording, by } = recorder.desktop;
    // What another seat does to the desktop no request can find out.
    if (recording && (by === undefined || by === this.seat.name)) {
      this.fail('Protected although the desktop is recorded');
    }
  }

  /** I1, the other way round: *Recording* is true, or was until a moment ago. */
  private checkRecording(): void {
    const { recorder, time } = this.world;
    const port = recorder.port();
    // A port that became somebody else's while recording is wanted is found out at the next call.
    if (this.seat.state?.port.known?.port !== String(recorder.agentPort)) return;
    if (!recorder.records(port) && time.now - port.silentSince >= LONGEST_GRACE_MS) {
      this.fail('Recording although nothing is recorded');
    }
  }

  /** I4: whatever our pause still holds, the durable record knows. */
  private checkRecord(): void {
    const { desktop } = this.world.recorder;
    const { value, isInTrouble } = this.seat.record;
    if (isInTrouble || this.isForgotten) return;
    if (!desktop.recording && desktop.by === this.seat.name && !value?.desktop) {
      this.fail('the desktop is paused and no record knows');
    }
  }

  /** I5: an acknowledged value stands on the call in which it was read. */
  private checkTags(): void {
    for (const tag of this.seat.state?.tags ?? []) {
      if (tag.state !== 'acknowledged' || this.acknowledged.has(tag.id)) continue;
      this.acknowledged.add(tag.id);
      if (this.forgivenTags.has(tag.id)) continue;
      const id = callOfValue(tag.value);
      if (id === undefined) this.fail(`${tag.value} was read in no call and was sent all the same`);
      const values = this.world.recorder.calls[id - 1]?.fields.get(tag.column) ?? [];
      if (!values.includes(tag.value)) this.fail(`${tag.value} is acknowledged on another call`);
    }
  }

  /** I3: nobody is left unrecorded and not told so. To be asked when no pause is wanted. */
  checkSilence(): void {
    const { recorder, seats } = this.world;
    const port = recorder.port();
    // As for *Recording*: on a port that is not known to be the agent's nobody looks.
    const isKnown = seats.some(
      ({ state }) => state?.port.known?.port === String(recorder.agentPort),
    );
    const isAudioPaused = isKnown && (port.active ?? port.held)?.paused === true;
    const isDesktopPaused = !recorder.desktop.recording;
    if (!isAudioPaused && (!isDesktopPaused || seats.some((each) => each.judge.isForgotten)))
      return;
    if (seats.some((each) => tells(each.shown()))) return;
    this.fail(`nobody is told that the ${isAudioPaused ? 'audio' : 'desktop'} is not recorded`);
  }

  fail(what: string): never {
    const { world, seat } = this;
    const { recorder } = world;
    const port = recorder.port();
    return world.fail(
      [
        what,
        `${seat.name} shows: ${seat.shown()?.word ?? 'nothing'}`,
        `port: ${recorder.stateOf(port)}; desktop: ${JSON.stringify(recorder.desktop)}`,
        `record: ${JSON.stringify(seat.record.value)}`,
        `state: ${JSON.stringify({ ...seat.state, offers: [], bindings: [] })}`,
      ].join('\n'),
    );
  }
}

function tells(shown: Claim | undefined): boolean {
  if (!shown) return false;
  if (shown.word === 'Partly recording' || shown.word === 'Paused elsewhere') return true;
  return shown.reasons.some(({ kind }) => kind === 'stranded-pause');
}
