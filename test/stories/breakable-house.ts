import { setTimeout as pause } from 'node:timers/promises';
import { Cast } from '../cast.js';
import { CuttableLine } from '../harness/cuttable-line.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

const RECONNECT =
  'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = $1';

/** What stands in the trail about a request. */
export interface Line {
  readonly outcome: string;
  readonly status: number;
  readonly action: string;
  readonly rule: string | null;
}

/** The lines by which the service reaches the stores that a story breaks. */
export interface Lines {
  readonly scribe: CuttableLine;
  readonly medical: CuttableLine;
  readonly keys: CuttableLine;
}

/** A service whose lines to its stores can be cut, with a doctor, an employee and one piece in the medical dossier. */
export class BreakableHouse {
  static readonly secret = 'a text under secrecy';
  #mend: () => Promise<unknown> = () => Promise.resolve();

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    readonly to: Lines,
    readonly jan: string,
    private readonly token: string,
    private piece = '',
  ) {}

  static async open(): Promise<BreakableHouse> {
    const lines: CuttableLine[] = [];
    const service = await runningService({
      prepare: async ({ urls }) => {
        for (const url of [urls.scribe, urls.medical, urls.keys]) lines.push(await CuttableLine.to(url));
      },
      change: ({ stores, ...settings }) => ({
        ...settings,
        stores: { ...stores, scribe: lines[0]?.url ?? '', medical: lines[1]?.url ?? '' },
        keysUrl: lines[2]?.url ?? '',
      }),
    });
    const [scribe, medical, keys] = lines;
    if (scribe === undefined || medical === undefined || keys === undefined) throw new Error('a line is missing');
    const cast = await Cast.of(service);
    const doctor = await cast.person('dr-vos', { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' });
    const { employeeId } = await cast.employee({ employerId: await cast.employer('Acme'), doctorId: doctor });
    const to = { scribe, medical, keys };
    const house = new BreakableHouse(service, cast, to, employeeId, await cast.token('dr-vos'));
    [house.piece = ''] = (await house.record()).body['pieceIds'] as string[];
    return house;
  }

  async close(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
    for (const line of Object.values(this.to) as CuttableLine[]) await line.close();
  }

  /** The doctor reads the piece, or another one, or something of it. */
  read(piece = this.piece, rest = ''): Promise<Answer> {
    return ask(`${this.service.url}/v1/pieces/${piece}${rest}`, {
      token: this.token,
      headers: { purpose: 'absence-guidance' },
    });
  }

  /** The doctor records another piece. */
  record(): Promise<Answer> {
    return ask(`${this.service.url}/v1/employees/${this.jan}/entries`, {
      token: this.token,
      headers: { purpose: 'absence-guidance' },
      body: { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: BreakableHouse.secret }] },
    });
  }

  /** A foreign doctor asks for the piece. */
  async readAs(subject: string): Promise<Answer> {
    const token = await this.cast.token(subject);
    return ask(`${this.service.url}/v1/pieces/${this.piece}`, { token, headers: { purpose: 'absence-guidance' } });
  }

  async linesOf(answer: Answer): Promise<Line[]> {
    const id = answer.headers.get('x-request-id');
    return this.cast.sql('SELECT outcome, status, action, rule FROM trail.line WHERE request_id = $1', [id]);
  }

  async stored(): Promise<number> {
    const [row] = await this.cast.sql<{ n: number }>('SELECT count(*)::integer AS n FROM medical.piece');
    return row?.n ?? -1;
  }

  /** Runs a statement until {@link mend}; whoever is connected as `login` has to come again each time. */
  async harm(statement: string, undo: string, login = 'nobody'): Promise<void> {
    const run = async (what: string): Promise<void> => {
      await this.cast.sql(what);
      await this.disconnect(login);
    };
    this.#mend = () => run(undo);
    await run(statement);
  }

  /** Cuts a line until {@link mend}. */
  cut(line: CuttableLine): void {
    this.#mend = () => {
      line.mend();
      return Promise.resolve();
    };
    line.cut();
  }

  async disconnect(login: string): Promise<void> {
    await this.cast.sql(RECONNECT, [login]);
  }

  async mend(): Promise<void> {
    const mend = this.#mend;
    this.#mend = () => Promise.resolve();
    await mend();
  }

  /** Reads until the service answers again, for two seconds at most. */
  async recovered(): Promise<Answer> {
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await this.read();
      if (answer.status !== 503) return answer;
      await pause(100);
    }
    return this.read();
  }
}
