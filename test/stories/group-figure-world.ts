import { Cast } from '../cast.js';
import { GroupFigureCountingJob } from '../../src/records/employer-dossier/group-figure/counting/group-figure-counting.job.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

/** How many people fall absent, by how long they then are. */
export type Fallen = Readonly<Partial<Record<'short' | 'medium' | 'long', number>>>;

const DAYS = { short: 7, medium: 42, long: null } as const;

/** What is counted of groups: people of the database's own making, for a group is many. */
export class GroupFigureWorld {
  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
  ) {}

  static async open(): Promise<GroupFigureWorld> {
    const service = await runningService();
    return new GroupFigureWorld(service, await Cast.of(service));
  }

  async close(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  /** Asks as a person of the cast, signed in a moment ago with two factors. */
  async as(person: string, path: string, purpose?: string): Promise<Answer> {
    const headers = purpose === undefined ? {} : { purpose };
    return ask(`${this.service.url}/v1${path}`, { token: await this.cast.token(person), headers });
  }

  /** The figures that an officer is shown, the latest quarter first. */
  async figures(officer: string, employerId: string): Promise<Record<string, unknown>[]> {
    const { status, body } = await this.as(officer, `/employers/${employerId}/group-figures`);
    if (status !== 200) throw new Error(`figures were refused: ${String(status)}`);
    return body['items'] as Record<string, unknown>[];
  }

  /** First and last day of the quarter so many before this one. */
  async quarter(ago: number): Promise<{ from: string; until: string }> {
    const [row] = await this.cast.sql<{ from: string; until: string }>(
      `SELECT q.first::date::text AS "from", (q.first + interval '3 months' - interval '1 day')::date::text AS until
       FROM (SELECT date_trunc('quarter', platform.today()::timestamp) - make_interval(months => 3 * $1::int) AS first) q`,
      [ago],
    );
    if (row === undefined) throw new Error('there is always a quarter');
    return row;
  }

  /** An employer with an officer of that name. @returns the employer's id */
  async employer(officer: string, services?: readonly string[]): Promise<string> {
    const id = await this.cast.employer(officer, services);
    await this.cast.person(officer, { kind: 'external', roles: [{ role: 'employer-officer', employerId: id }] });
    return id;
  }

  /** That many new people fall absent on that day. @returns their ids */
  async fall(employerId: string, firstDay: string, fallen: Fallen): Promise<string[]> {
    const ids: string[] = [];
    for (const [kind, days] of Object.entries(DAYS)) {
      const rows = await this.cast.sql<{ id: string }>(
        `WITH people AS (
           INSERT INTO access.employee (id, employer_id) SELECT gen_random_uuid(), $1 FROM generate_series(1, $2::int) RETURNING id),
         fallen AS (
           INSERT INTO access.absence (id, employee_id, first_day, recovered_on)
           SELECT gen_random_uuid(), id, $3::date, $3::date + $4::int FROM people)
         SELECT id FROM people`,
        [employerId, fallen[kind as keyof Fallen] ?? 0, firstDay, days],
      );
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }

  /** One more absence of somebody. */
  async fallAgain(employeeId: string, firstDay: string, days: number): Promise<void> {
    await this.cast.sql(
      'INSERT INTO access.absence (id, employee_id, first_day, recovered_on) VALUES (gen_random_uuid(), $1, $2, $2::date + $3::int)',
      [employeeId, firstDay, days],
    );
  }

  /** Counts, as the job does at night. @returns how many quarters it counted */
  async count(): Promise<number> {
    return this.service.app.get(GroupFigureCountingJob).countWhatIsOver();
  }

  /** {@link count} at noon of the day so many after that one. */
  async countAfter(day: string, days: number): Promise<number> {
    const noon = new Date(Date.parse(`${day}T11:00:00Z`) + days * 86_400_000);
    await this.service.setClock(noon.toISOString());
    try {
      return await this.count();
    } finally {
      await this.service.setClock(undefined);
    }
  }
}
