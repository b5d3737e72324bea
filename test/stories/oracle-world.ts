import { randomUUID } from 'node:crypto';
import { Policies } from '../../src/safeguards/access/policy/policies.js';
import { Cast } from '../cast.js';
import { runningService, type RunningService } from '../harness/service.js';
import { bodyOf } from './oracle-bodies.js';
import { Exchange, type Received, type Sent } from './oracle-exchange.js';
import { letsThrough, purposeFor, routesOf, type Route } from './oracle-routes.js';
import { makeSide, type Known } from './oracle-side.js';
import { Witness } from './oracle-witness.js';

/** Whose ids a path gets: of the asker's own employer, of another one, or of nothing at all. */
export type Whose = 'own' | 'foreign' | 'unknown';

/** How a request differs from the plain one of somebody to a route. */
export type Otherwise = Partial<Pick<Sent, 'headers' | 'body'>> & {
  /** With its question mark. */
  readonly query?: string;
  /** In the place of every id in the path. */
  readonly id?: string;
};

/** A service with two employers, and for the first a person in each role of the policies. Close it in `afterAll`. */
export class OracleWorld implements Known {
  readonly #tokens = new Map<string, Promise<string>>();
  readonly #exchange: Exchange;

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    readonly witness: Witness,
    readonly sides: Known['sides'],
    readonly today: string,
  ) {
    this.#exchange = new Exchange(service.url);
  }

  static async open(): Promise<OracleWorld> {
    const service = await runningService();
    const cast = await Cast.of(service);
    const administrator = 'administrator';
    await cast.person(administrator, { roles: [{ role: administrator }] });
    const own = await makeSide(service, cast, 'Acme', {
      doctor: 'company-doctor',
      second: 'insurance-doctor',
      deputy: 'core-expert-doctor',
      assistant: 'medical-assistant',
      officer: 'employer-officer',
      payroll: 'payroll-administrator',
      employee: 'employee',
      representative: 'representative',
      administrator,
    });
    const foreign = await makeSide(service, cast, 'Globex', {
      doctor: 'dr-smit',
      second: 'dr-veer',
      deputy: 'dr-ver',
      assistant: 'berta',
      officer: 'globex-hr',
      payroll: 'pip',
      employee: 'piet',
      representative: 'ruud',
      administrator,
    });
    const trainee = await cast.person('doctor-in-training', {
      roles: [{ role: 'doctor-in-training' }],
      registeredUntil: '2099-01-01',
    });
    await cast.training(trainee, own.doctorId);
    const employerId = own.ids['employerId'] ?? '';
    await everyOtherRole(cast, service.app.get(Policies), employerId);
    const [row] = await cast.sql<{ today: string }>('SELECT platform.today()::text AS today');
    return new OracleWorld(service, cast, await Witness.of(cast), { own, foreign }, row?.today ?? '');
  }

  async close(): Promise<void> {
    this.#exchange.close();
    await this.cast.close();
    await this.service.stop();
  }

  get policies(): Policies {
    return this.service.app.get(Policies);
  }

  /** Every route that asks who comes. */
  get routes(): Route[] {
    return routesOf(this.service);
  }

  /** Asks a route as the person in a role, with everything that it needs; a refusal is remembered for the witness. */
  async ask(
    route: Route,
    role: string,
    whose: Whose,
    { query = '', id, headers, body }: Otherwise = {},
  ): Promise<Received> {
    const ids = route.ids.map((name) => id ?? (whose === 'unknown' ? randomUUID() : this.#idOf(route, name, whose)));
    const sent = body ?? bodyOf(route, this);
    const answer = await this.#exchange.send({
      method: route.method,
      path: `${withIds(route.path, ids)}${query}`,
      token: await this.tokenOf(role),
      headers: { ...purposeFor(route, role, this.policies), ...headers },
      ...(sent === null ? {} : { body: sent }),
    });
    const acts = route.rule.how === 'allows' && letsThrough(route, role, this.policies);
    this.witness.saw(
      answer,
      { subject: role, route, actingRole: acts ? role : null, recordId: ids.at(-1) ?? null },
      this.policies,
    );
    return answer;
  }

  /** Sends something to a route that is not what the route is for: the witness does not hear of it. */
  async sendRaw(route: Route, whose: Exclude<Whose, 'unknown'> | null, sent: Omit<Sent, 'path'>): Promise<Received> {
    const ids = route.ids.map((name) => (whose === null ? randomUUID() : this.#idOf(route, name, whose)));
    return this.#exchange.send({ ...sent, path: withIds(route.path, ids) });
  }

  /** A token of the person in a role, who signs in by its name. */
  async tokenOf(role: string): Promise<string> {
    const known = this.#tokens.get(role) ?? this.cast.token(role);
    this.#tokens.set(role, known);
    return known;
  }

  #idOf(route: Route, name: string, whose: Exclude<Whose, 'unknown'>): string {
    const { ids, unposted, unpostedAdvice, unpostedPart, documentId, releasedOutcome, untoldEmployee, forDoctor } =
      this.sides[whose];
    if (route.name === 'POST /v1/verdicts/:verdictId/posting') return unposted;
    if (route.name === 'POST /v1/advice/:adviceId/posting') return unpostedAdvice;
    if (route.name === 'POST /v1/reintegration-parts/:partId/posting') return unpostedPart;
    if (name === 'pieceId' && route.name.endsWith('/document')) return documentId;
    if (/ \/v1\/health-messages\/:messageId/.test(route.name)) return forDoctor.messageId;
    if (route.name === 'GET /v1/health-attachments/:attachmentId') return forDoctor.attachmentId;
    if (route.name === 'GET /v1/released-outcomes/:outcomeId') return releasedOutcome;
    if (route.name === 'GET /v1/employees/:employeeId/addressee') return untoldEmployee;
    const id = ids[name];
    if (id === undefined) throw new Error(`makeSide knows no ${name}, which ${route.name} has in its path`);
    return id;
  }
}

function withIds(path: string, ids: readonly string[]): string {
  const left = [...ids];
  return path.replaceAll(/:\w+/g, () => left.shift() ?? '');
}

/** Somebody in each role of the policies who isn't there yet, by the name of the role and with what its page asks: in a role that is new, too. */
async function everyOtherRole(cast: Cast, policies: Policies, employerId: string): Promise<void> {
  const known = await cast.sql<{ subject: string }>('SELECT subject FROM access.account WHERE subject IS NOT NULL');
  const there = new Set(known.map(({ subject }) => subject));
  for (const role of policies.roleNames().filter((name) => !there.has(name))) {
    const { requires } = policies.role(role);
    await cast.person(role, {
      roles: [policies.granting(role).scope === 'employer' ? { role, employerId } : { role }],
      ...(requires.includes('registration') && { registeredUntil: '2099-01-01' }),
      ...(requires.includes('declaration') && { declared: true, instructedUntil: '2099-01-01' }),
    });
  }
}
