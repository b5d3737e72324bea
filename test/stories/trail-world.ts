import { Cast } from '../cast.js';
import { ask, type Answer, type Asked } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';

/** A line of the trail as it is stored. */
export interface Line {
  readonly account_id: string | null;
  readonly acting_role: string | null;
  readonly responsible_doctor_id: string | null;
  readonly purpose: string | null;
  readonly purpose_claimed: boolean;
  readonly action: string;
  readonly kind: string;
  readonly record_id: string | null;
  readonly employee_id: string | null;
  readonly rule: string | null;
  readonly outcome: string;
  readonly status: number;
  readonly source: string;
  readonly route: string;
  readonly claims: object | null;
}

const SUBJECTS = ['dr-vos', 'dr-smit', 'anna', 'hr', 'fg', 'jan', 'nobody'] as const;
export type Subject = (typeof SUBJECTS)[number];

/** People of each kind around Jan, who has one piece in his medical dossier. */
export class TrailWorld {
  readonly #tokens = new Map<Subject, string>();
  readonly ids = { acme: '', vos: '', anna: '', jan: '', piece: '' };
  /** Everybody who works for Acme, Jan among them; sorted. */
  people: string[] = [];

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
  ) {}

  static async open(): Promise<TrailWorld> {
    const service = await runningService();
    const world = new TrailWorld(service, await Cast.of(service));
    await world.#fill();
    return world;
  }

  async close(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  tokenOf(subject: Subject): string {
    return this.#tokens.get(subject) ?? '';
  }

  asked(subject: Subject, path: string, rest: Asked = {}): Promise<Answer> {
    return ask(`${this.service.url}${path}`, { token: this.tokenOf(subject), ...rest });
  }

  /** The dossier doctor, or whoever else is named, asks for Jan's piece, or for something of it. */
  guided(subject: Subject, path = `/v1/pieces/${this.ids.piece}`, rest: Asked = {}): Promise<Answer> {
    return this.asked(subject, path, { ...rest, headers: { purpose: 'absence-guidance', ...rest.headers } });
  }

  linesOf(answer: Answer): Promise<Line[]> {
    const id = answer.headers.get('x-request-id');
    return this.cast.sql<Line>('SELECT * FROM trail.line WHERE request_id = $1 ORDER BY id', [id]);
  }

  async #fill(): Promise<void> {
    const { cast, ids } = this;
    const doctor = { roles: [{ role: 'company-doctor' }], registeredUntil: '2099-01-01' };
    const assistant = { roles: [{ role: 'medical-assistant' }], declared: true, instructedUntil: '2099-01-01' };
    ids.acme = await cast.employer('Acme');
    ids.vos = await cast.person('dr-vos', doctor);
    await cast.person('dr-smit', doctor);
    ids.anna = await cast.person('anna', assistant);
    await cast.person('hr', { kind: 'external', roles: [{ role: 'employer-officer', employerId: ids.acme }] });
    await cast.person('fg', { roles: [{ role: 'data-protection-officer' }] });
    const accountId = await cast.person('jan', { kind: 'employee', roles: [{ role: 'employee' }] });
    const employee = { employerId: ids.acme, doctorId: ids.vos };
    ids.jan = (await cast.employee({ ...employee, accountId })).employeeId;
    this.people = [ids.jan];
    for (let others = 0; others < 3; others += 1) this.people.push((await cast.employee(employee)).employeeId);
    this.people.sort();
    await cast.delegation(ids.vos, ids.anna, ids.jan);
    for (const subject of SUBJECTS) this.#tokens.set(subject, await cast.token(subject));
    const body = { entryOn: '2026-01-02', pieces: [{ item: 'M35', text: 'a diagnosis' }] };
    const recorded = await this.guided('dr-vos', `/v1/employees/${ids.jan}/entries`, { body });
    [ids.piece = ''] = recorded.body['pieceIds'] as string[];
  }
}
