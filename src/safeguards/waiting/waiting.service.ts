import { Injectable } from '@nestjs/common';
import { contextToRead, decidesAtAll, mayDecide } from '../access/context-to.js';
import type { Context } from '../access/context.js';
import { PageCursors, type Page, type PageRequest } from '../access/page-cursors.js';
import { Policies } from '../access/policy/policies.js';
import type { Opened } from '../access/sealed.js';
import { asCursor, compare, fromCursor, placeOf, Turn, type Candidate } from './turn.js';
import { WaitingSources, type WaitingSource } from './waiting-source.js';
import type { Waiting } from './waiting.js';

const LIST = 'what waits';

/** Something that waits, with the context in which it is read. */
interface Found {
  readonly source: WaitingSource;
  readonly reading: Context;
  readonly candidate: Candidate;
}

/** All that waits for the actor's decision in his role, whatever list it stands in besides. */
@Injectable()
export class WaitingService {
  constructor(
    private readonly sources: WaitingSources,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * One page: what is due first, then what is oldest. Each record is opened by the rules of its own kind.
   * @param employeeId about him alone, and then nothing about anybody else is opened; null for all of it
   * @throws Problem 401 where the sign-in is too old for something that the role decides.
   */
  async page(context: Context, request: PageRequest, employeeId: string | null = null): Promise<Page<Opened<Waiting>>> {
    const list = `${LIST} ${employeeId ?? ''}`;
    const { after, limit } = this.cursors.read(context, request, list);
    const place = after === null ? null : fromCursor(after);
    const found: Found[] = [];
    for (const source of this.#decidedBy(context)) {
      const turn = new Turn(source.what, place, limit + 1);
      found.push(...(await this.#of(context, source, turn, employeeId)));
    }
    const inOrder = found.toSorted((one, other) => compare(placeIn(one), placeIn(other)));
    const shown = inOrder.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(opened),
      next:
        inOrder.length > limit && last !== undefined ? this.cursors.next(context, list, asCursor(placeIn(last))) : null,
    };
  }

  /** The kinds of which something could wait for the actor in his role, whoever it is about. */
  kindsDecidedBy(context: Context): readonly string[] {
    return this.#decidedBy(context).map(({ kind }) => kind);
  }

  #decidedBy(context: Context): readonly WaitingSource[] {
    return this.sources.all().filter(({ decision }) => decidesAtAll(context, decision, this.policies));
  }

  async #of(
    context: Context,
    source: WaitingSource,
    first: Turn,
    employeeId: string | null,
  ): Promise<readonly Found[]> {
    const reading = contextToRead(context, source.kind, this.policies);
    const found: Found[] = [];
    for (let turn: Turn | null = reading === null ? null : first; reading !== null && turn !== null;) {
      const read = await source.of(reading, turn);
      const waiting = read.filter(
        (one) => one.waits !== false && isAbout(reading, employeeId, one) && this.#isHis(reading, source, one),
      );
      found.push(...waiting.map((candidate) => ({ source, reading, candidate })));
      turn = found.length >= first.limit ? null : turn.following(read);
    }
    return found.slice(0, first.limit);
  }

  #isHis(context: Context, { decision }: WaitingSource, { sealed }: Candidate): boolean {
    return sealed.isDecidedBy((facts) => mayDecide(context, decision, facts, this.policies));
  }
}

/** Is it about him, as far as the reader is shown that? Of nobody else anything is opened. */
function isAbout(context: Context, employeeId: string | null, { sealed }: Candidate): boolean {
  return employeeId === null || sealed.isShownAbout(context, employeeId);
}

function placeIn({ source, candidate }: Found) {
  return placeOf(source.what, candidate);
}

/** D5 — of the record itself only whom it is about, and that only where its own kind shows it. */
function opened({ source: { what, kind }, reading, candidate: { sealed, since, until } }: Found): Waiting {
  const shown: Opened<{ readonly id: string; readonly employeeId?: unknown; readonly employerId?: unknown }> =
    sealed.open(reading);
  const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    id: sealed.id,
    what,
    kind,
    employeeId: idOf(shown.employeeId),
    employerId: idOf(shown.employerId),
    since,
    until,
  };
}
