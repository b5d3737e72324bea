import { pdf } from '../../src/platform/files/files.fixture.js';
import type { Answer } from '../harness/http.js';
import { consentTo, ConsentSteps, sha256 } from './consent-steps.js';
import type { DocumentWorld } from './document-world.js';
import { idIn, itemsOf } from './verdict-world.js';

/** A consent on paper as one employee would sign it: a piece, its scan, and the day on it. */
export interface Paper {
  readonly employeeId: string;
  readonly pieceId: string;
  readonly scanId: string;
}

/** What is done with consents that come on paper (I10). */
export class PaperConsentSteps extends ConsentSteps {
  constructor(private readonly documents: DocumentWorld) {
    super(documents);
  }

  /** A patient of Dr Vos, whose assistant is Anna, with a piece and a scan. */
  async paperOf(account?: string): Promise<Paper> {
    const employeeId = await this.documents.patient(account);
    const { cast, vos, anna } = this.documents;
    await cast.delegation(vos, anna, employeeId, ['read', 'record', 'amend']);
    return this.anotherOf(employeeId);
  }

  /** Another piece and scan of his. */
  async anotherOf(employeeId: string): Promise<Paper> {
    const pieceId = await this.documents.recorded(employeeId);
    return { employeeId, pieceId, scanId: await this.documents.filed(employeeId, pdf(`marker-${employeeId}`)) };
  }

  async day(ago: number): Promise<string> {
    const [row] = await this.documents.cast.sql<{ day: string }>('SELECT (platform.today() - $1::int)::text AS day', [
      ago,
    ]);
    return String(row?.day);
  }

  async record({ employeeId, pieceId, scanId }: Paper, more: object = {}, who = 'anna'): Promise<Answer> {
    const body = { ...consentTo([pieceId]), scanId, signedOn: await this.day(0), ...more };
    return this.documents.as(who, `/employees/${employeeId}/paper-consents`, { body });
  }

  async recorded(paper: Paper, more: object = {}, who = 'anna'): Promise<string> {
    return idIn(await this.record(paper, more, who), 'consentId');
  }

  /** Reads what was recorded and accepts it. */
  async accept(id: string, who = 'dr-vos', digest?: string): Promise<Answer> {
    const read = digest ?? sha256((await this.sheet(who, id)).text);
    return this.documents.as(who, `/consents/${id}/acceptance`, { body: { digest: read } });
  }

  async post(id: string, who = 'anna', ago = 0): Promise<Answer> {
    return this.documents.as(who, `/consents/${id}/posting`, { body: { postedOn: await this.day(ago) } });
  }

  shown(id: string, who = 'dr-vos'): Promise<Answer> {
    return this.documents.as(who, `/consents/${id}`);
  }

  async state(id: string, who = 'dr-vos'): Promise<unknown> {
    return (await this.shown(id, who)).body['state'];
  }

  /** As if he had been told so many days ago. */
  toldAgo(id: string, days: number): Promise<unknown> {
    return this.documents.cast.sql(
      "UPDATE medical.consent_step SET day = platform.today() - $2::int WHERE consent_id = $1 AND step = 'told'",
      [id, days],
    );
  }

  /** As if all of a dossier had been recorded so many days ago. */
  recordedAgo(employeeId: string, days: number): Promise<unknown> {
    return this.documents.cast.sql(
      "UPDATE medical.piece_version SET recorded_at = recorded_at - $2 * interval '1 day' WHERE employee_id = $1",
      [employeeId, days],
    );
  }

  async waiting(who: string, id: string): Promise<unknown[]> {
    return itemsOf(await this.documents.as(who, '/waiting?limit=100'))
      .filter((one) => one['id'] === id)
      .map((one) => one['what']);
  }

  async told(about: string): Promise<unknown> {
    return this.documents.cast.sql(
      'SELECT a.subject, n.code FROM desk.notice n JOIN access.account a ON a.id = n.account_id WHERE n.about = $1 ORDER BY n.code, a.subject',
      [about],
    );
  }
}
