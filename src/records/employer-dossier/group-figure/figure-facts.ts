import type { LocalDate } from '../../../platform/calendar/local-date.js';
import type { Facts } from '../../../safeguards/access/ability.js';
import type { Policies } from '../../../safeguards/access/policy/policies.js';
import { isReceivable } from '../../../safeguards/disclosure/is-receivable.js';
import {
  mayRecord,
  whatMayBeRecorded,
  type AgreedServices,
} from '../../../safeguards/services/what-may-be-recorded.js';

/** The item of the matrix that a figure is: a group report (V8). */
const ITEM = 'M32';
/** What an agreement that is about guiding the absent asks for (D7). */
const GUIDING = 'ReintegrationPart';
/** The minimum, by its name in policies/terms.yaml. */
export const MINIMUM = 'group-figure-minimum';

/** A figure and what was agreed with its employer. */
export interface AgreedOfFigure {
  readonly employerId: string;
  /** Under which it was counted. */
  readonly minimum: number;
  /** That the employer's agreement chose (V5); null where there never was one. */
  readonly edition: string | null;
  /** All of this employer. */
  readonly agreements: readonly AgreedServices[];
}

/** V10, V8 — what decides whether who acts in this role is shown a figure; row security looks the same up by itself. */
export function figureFacts(
  policies: Policies,
  role: string,
  { employerId, minimum, edition, agreements }: AgreedOfFigure,
  today: LocalDate,
): Facts {
  return {
    employerId,
    receivable: isReceivable(policies.disclosure, role, ITEM, edition, today),
    minimumHolds: minimum >= policies.count(MINIMUM),
    guidanceAgreed: agreements.some((one) =>
      mayRecord(whatMayBeRecorded(policies.services, one, today), GUIDING, 'absent'),
    ),
  };
}
