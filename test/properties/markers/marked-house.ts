import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { JobRunner } from '../../../src/platform/jobs/job-runner.js';
import { unpacked } from '../../../src/records/package/contents/unpacked.fixture.js';
import type { CastPerson } from '../../cast-people.js';
import { Cast } from '../../cast.js';
import { staffFile, type Cells } from '../../data/staff-file.js';
import type { Answer } from '../../harness/http.js';
import { runningService, type RunningService } from '../../harness/service.js';
import { listenToThisProcess, type Heard } from './heard.js';
import { Mint } from './mint.js';
import { everythingIsLogged, LogSince } from './database-logs.js';
import { Transcript, type Sent } from './transcript.js';

/** A service of which everything is heard, and people who are nothing but markers. */
export class MarkedHouse {
  readonly mint = new Mint();
  readonly transcript = new Transcript();
  #isStopped = false;
  readonly #ids = new Map<string, string>();
  readonly #subjects = new Map<string, string>();
  readonly #tokens = new Map<string, Promise<string>>();
  /** The Amsterdam date it is. */
  readonly today = Temporal.Now.plainDateISO('Europe/Amsterdam').toString();
  /** A day some months ahead: soon enough for what may last a year at most. */
  readonly laterOn = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ months: 7 }).toString();

  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    readonly heard: Heard,
    readonly databaseLogs: { readonly main: LogSince; readonly keys: LogSince },
  ) {}

  static async open(): Promise<MarkedHouse> {
    const heard = listenToThisProcess();
    const databaseLogs = { main: await LogSince.now('main'), keys: await LogSince.now('keys') };
    const service = await runningService({ prepare: everythingIsLogged });
    await service.app.get(JobRunner).start();
    return new MarkedHouse(service, await Cast.of(service), heard, databaseLogs);
  }

  /** Does something three months from now. */
  async afterAWhile(work: () => Promise<unknown>): Promise<void> {
    await this.service.setClock(
      Temporal.Now.instant()
        .add({ hours: 24 * 90 })
        .toString(),
    );
    await work();
    await this.service.setClock(undefined);
  }

  /** Stops the service alone: what it says and writes last belongs to what is searched. */
  async stopService(): Promise<void> {
    if (this.#isStopped) return;
    this.#isStopped = true;
    await this.service.app.close();
  }

  async close(): Promise<void> {
    await this.stopService();
    this.heard.stop();
    await this.cast.close();
    await this.service.databases.drop();
  }

  /** The id that goes by that name. @throws Error when nothing is called so */
  id(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`nothing is called ${name}`);
    return id;
  }

  call(name: string, id: unknown): void {
    if (typeof id !== 'string') throw new Error(`${name} has no id`);
    this.#ids.set(name, id);
  }

  async employer(name: string): Promise<void> {
    this.call(
      name,
      await this.cast.employer(this.mint.word(`${name}.name`), ['payroll', 'absence-guidance', 'examinations']),
    );
  }

  /** An account whose name and subject are a marker. */
  async person(name: string, person: CastPerson): Promise<void> {
    const subject = this.subject(name);
    this.call(name, await this.cast.person(subject, person));
  }

  /** How somebody is called at the issuer: a marker too. */
  subject(name: string): string {
    const known = this.#subjects.get(name);
    if (known !== undefined) return known;
    const subject = this.mint.word(`${name}.account`).toLowerCase();
    this.#subjects.set(name, subject);
    return subject;
  }

  /** Asks as somebody with a role, or as 'nobody', who has no token. */
  async as(actor: string, path: string, request: Omit<Sent, 'token'> = {}): Promise<Answer> {
    const token = actor === 'nobody' ? {} : { token: await this.#token(actor) };
    return this.transcript.ask(actor, `${this.service.url}${path}`, { ...token, ...request });
  }

  /** {@link as}, and it must be done. @throws Error with the answer when it isn't */
  async done(actor: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>> {
    const answer = await this.as(actor, path, { method: 'POST', ...(body === undefined ? {} : { body }) });
    if (answer.status !== 201) throw new Error(`${actor} ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  /** C11 — collects what was released to somebody without an account; what he received is what he unpacks. */
  async collects(path: string, code: string): Promise<void> {
    this.call('jan.link', path.slice(path.lastIndexOf('/') + 1));
    const authorization = `Basic ${Buffer.from(`recipient:${code}`).toString('base64')}`;
    const response = await fetch(`${this.service.url}${path}`, { headers: { authorization } });
    const files = await unpacked(Buffer.from(await response.arrayBuffer()));
    const text = [...files].map(([name, bytes]) => `${name}\n${bytes.toString('latin1')}`).join('\n');
    const { status, headers } = response;
    this.transcript.keep('recipient', { status, headers, text }, 'GET /v1/collections/*');
  }

  /** Uploads a staff file. */
  async uploads(actor: string, employer: string, file: Buffer): Promise<Answer> {
    return this.as(actor, `/v1/employers/${this.id(employer)}/staff-imports`, { method: 'POST', file });
  }

  /** An employer brings in its people; each then goes by the name given here. */
  async brings(actor: string, employer: string, people: Readonly<Record<string, Cells>>): Promise<void> {
    const { status, text } = await this.uploads(actor, employer, staffFile(Object.values(people)));
    if (status !== 201) throw new Error(`${employer} can't bring in its people: ${status} ${text}`);
    const { body } = await this.as(actor, `/v1/employers/${this.id(employer)}/employees?limit=100`);
    for (const [name, { Personeelsnr: number }] of Object.entries(people)) {
      const items = body['items'] as readonly Readonly<Record<string, unknown>>[];
      this.call(name, items.find(({ staffNumber }) => staffNumber === number)?.['id']);
    }
  }

  /** A connection of the administrator to the main database. Its user ends it. */
  async inMain(): Promise<pg.Client> {
    return connected(this.service.databases.adminUrls.main);
  }

  /** The same to the database of the keys. */
  async inKeys(): Promise<pg.Client> {
    return connected(this.service.databases.adminUrls.keys);
  }

  async #token(actor: string): Promise<string> {
    const known = this.#tokens.get(actor) ?? this.cast.token(this.subject(actor));
    this.#tokens.set(actor, known);
    return known;
  }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
