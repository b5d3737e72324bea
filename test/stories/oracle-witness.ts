import { outcomeOf } from '../../src/safeguards/trail/refusal-line.js';
import type { Policies } from '../../src/safeguards/access/policy/policies.js';
import type { Cast } from '../cast.js';
import { problem, type Received } from './oracle-exchange.js';
import { guardingRule, type Route } from './oracle-routes.js';

/** What a line of the trail has to say of a request. */
export interface Asking {
  /** By which name the person signs in. */
  readonly subject: string;
  readonly route: Route;
  /** In which role, once the guard chose it; null where it refused, or where no role is asked for. */
  readonly actingRole: string | null;
  /** The id that was asked for, as it stood in the path. */
  readonly recordId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const LINES = `
  SELECT request_id, account_id, acting_role, action, kind, record_id, rule, outcome, status, route, source
  FROM trail.line WHERE request_id = ANY($1) ORDER BY request_id`;

/** Remembers every refusal, and holds the trail against it, as an administrator of the database reads it. */
export class Witness {
  #refusals: (Readonly<Record<string, unknown>> & { readonly request_id: string })[] = [];

  private constructor(
    private readonly cast: Cast,
    private readonly accounts: ReadonlyMap<string, string>,
  ) {}

  static async of(cast: Cast): Promise<Witness> {
    const rows = await cast.sql<{ subject: string; id: string }>('SELECT subject, id FROM access.account');
    return new Witness(cast, new Map(rows.map(({ subject, id }) => [subject, id])));
  }

  saw(answer: Received, { subject, route, actingRole, recordId }: Asking, policies: Policies): void {
    const { status, requestId } = answer;
    if (status < 400) return;
    const hidden = status === 403 || status === 404 ? guardingRule(route, policies) : null;
    this.#refusals.push({
      request_id: requestId,
      account_id: this.accounts.get(subject),
      acting_role: actingRole,
      action: route.rule.how === 'allows' ? route.rule.action : 'none',
      kind: route.rule.how === 'allows' ? route.rule.kind : 'none',
      record_id: recordId !== null && UUID.test(recordId) ? recordId.toLowerCase() : null,
      rule: problem(answer).rule ?? hidden,
      outcome: outcomeOf(status),
      status,
      route: route.name,
      source: '127.0.0.1',
    });
  }

  /** What the trail should say of the refusals since last time, and what it says: one line each. Forgets them. */
  async lines(): Promise<{ readonly expected: readonly unknown[]; readonly written: readonly unknown[] }> {
    const expected = this.#refusals.toSorted((one, other) => (one.request_id < other.request_id ? -1 : 1));
    this.#refusals = [];
    return { expected, written: await this.cast.sql(LINES, [expected.map(({ request_id }) => request_id)]) };
  }
}
