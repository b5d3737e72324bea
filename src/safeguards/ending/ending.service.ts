import { Injectable } from '@nestjs/common';
import { contextToRead } from '../access/context-to.js';
import type { Context } from '../access/context.js';
import { PageCursors, type Page } from '../access/page-cursors.js';
import { Policies } from '../access/policy/policies.js';
import { Sealed, type Opened } from '../access/sealed.js';
import { asCursor, compare, fromCursor, placeOf, Turn, type Candidate } from '../waiting/turn.js';
import { Ends } from './by-end.js';
import { AHEAD, type EndingRequest } from './ending.input.js';
import { EndingSources, type EndingSource } from './ending-sources.js';
import type { Ending } from './ending.js';

/** Something that ends, with the context in which it is read. */
interface Found {
  readonly source: EndingSource;
  readonly reading: Context;
  readonly candidate: Candidate;
}

/** All that is about to end of what the actor sees in his role, whatever list it stands in besides. */
@Injectable()
export class EndingService {
  constructor(
    private readonly sources: EndingSources,
    private readonly policies: Policies,
    private readonly cursors: PageCursors,
  ) {}

  /**
   * One page: what ends first comes first. Each record is opened by the rules of its own kind, with its own line in the trail.
   * @throws Problem 401 where the sign-in is too old for something that the role sees.
   */
  async page(context: Context, { within = 'month', ...request }: EndingRequest): Promise<Page<Opened<Ending>>> {
    const list = `what ends within a ${within}`;
    const { after, limit } = this.cursors.read(context, request, list);
    const place = after === null ? null : fromCursor(after);
    const found: Found[] = [];
    for (const source of this.sources.all()) {
      const reading = contextToRead(context, source.kind, this.policies);
      if (reading === null) continue;
      const ends = new Ends(new Turn(source.what, place, limit + 1), AHEAD[within]);
      found.push(...(await source.of(reading, ends)).map((candidate) => ({ source, reading, candidate })));
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
}

function placeIn({ source, candidate }: Found) {
  return placeOf(source.what, candidate);
}

/** D5 — of the record itself only whom it is about, and that only where its own kind shows it. */
function opened({ source: { what, kind }, reading, candidate: { sealed, since: until } }: Found): Ending {
  const shown: Opened<{ readonly id: string } & Readonly<Record<'accountId' | 'employeeId' | 'employerId', unknown>>> =
    (
      sealed as Sealed<{ readonly id: string } & Readonly<Record<'accountId' | 'employeeId' | 'employerId', unknown>>>
    ).open(reading);
  const idOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  const { accountId, employeeId, employerId } = shown;
  const whose = { accountId: idOf(accountId), employeeId: idOf(employeeId), employerId: idOf(employerId) };
  return { id: sealed.id, what, kind, ...whose, until };
}
