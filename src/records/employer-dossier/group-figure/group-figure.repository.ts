import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Transaction } from '../../../platform/stores/transaction.js';
import type { Context } from '../../../safeguards/access/context.js';
import { latestFirst, type PlacedResult } from '../../../safeguards/access/latest-first.js';
import { Policies } from '../../../safeguards/access/policy/policies.js';
import { Sealed } from '../../../safeguards/access/sealed.js';
import { figureFacts, type AgreedOfFigure } from './figure-facts.js';
import { TOO_FEW, type GroupFigure } from './group-figure.js';
import type { Figure, Figures } from './what-may-leave.js';

const PAGE = latestFirst(
  `SELECT f.id, f.employer_id AS "employerId", f.starts_on AS "from", f.ends_on AS "until", f.absent, f.short, f.longer, f.medium,
          f.long, f.short_days AS "shortDays", f.medium_days AS "mediumDays", f.minimum, f.counted_on AS "countedOn",
          platform.today() AS today, access.edition_of(f.employer_id) AS edition,
          (SELECT coalesce(jsonb_agg(jsonb_build_object('services', g.services, 'from', g.starts_on, 'until', g.ends_on)), '[]')
             FROM access.agreement g WHERE g.employer_id = f.employer_id) AS agreements
   FROM employer.group_figure f WHERE f.employer_id = $1`,
  '"from"',
  'date',
);

interface FigureResult extends Figures, AgreedOfFigure, PlacedResult, Omit<GroupFigure, keyof Figures> {
  readonly today: LocalDate;
}

/** Group figures, as they were counted; they leave it sealed. */
@Injectable()
export class GroupFigureRepository {
  constructor(private readonly policies: Policies) {}

  /** One page of an employer's, the latest quarter first. */
  async of(
    tx: Transaction,
    context: Context,
    employerId: string,
    after: string | null,
    limit: number,
  ): Promise<Sealed<GroupFigure>[]> {
    const rows = await tx.query<FigureResult>(PAGE, [employerId, after, limit]);
    const { role } = context.actor;
    return rows.map((row) => {
      const { id, from, until, shortDays, mediumDays, minimum, countedOn, place } = row;
      const figure = {
        ...{ id, employerId, from, until, shortDays, mediumDays, minimum, countedOn },
        ...{ absent: said(row.absent), short: said(row.short), longer: said(row.longer) },
        ...{ medium: said(row.medium), long: said(row.long) },
      };
      return new Sealed('GroupFigure', figure, figureFacts(this.policies, role, row, row.today), undefined, place);
    });
  }
}

function said(figure: Figure): GroupFigure['absent'] {
  return figure ?? TOO_FEW;
}
