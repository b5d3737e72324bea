import { BORN } from '../cast-people.js';
import { Cast } from '../cast.js';
import { staffFile, type Cells } from '../data/staff-file.js';
import { ask, type Answer } from '../harness/http.js';
import { runningService, type RunningService } from '../harness/service.js';
import type { SignedIn } from '../harness/token-for.js';

/** Two administrators and a doctor, and employees who get a letter to link their dossier. */
export class LinkingWorld {
  private constructor(
    readonly service: RunningService,
    readonly cast: Cast,
    readonly acme: string,
    readonly ada: string,
    readonly doctor: string,
  ) {}

  static async start(): Promise<LinkingWorld> {
    const service = await runningService();
    const cast = await Cast.of(service);
    const ada = await cast.person('ada', { roles: [{ role: 'administrator' }] });
    await cast.person('abel', { roles: [{ role: 'administrator' }] });
    const doctor = await cast.person('dr-vos', {
      roles: [{ role: 'company-doctor' }],
      registeredUntil: '2099-01-01',
    });
    return new LinkingWorld(service, cast, await cast.employer('Acme'), ada, doctor);
  }

  async stop(): Promise<void> {
    await this.cast.close();
    await this.service.stop();
  }

  async as(subject: string, path: string, body?: unknown): Promise<Answer> {
    return ask(`${this.service.url}${path}`, { token: await this.cast.token(subject), body });
  }

  async post(subject: string, path: string, signedIn?: SignedIn, headers = {}): Promise<Answer> {
    const token = await this.cast.token(subject, signedIn);
    return ask(`${this.service.url}${path}`, { token, method: 'POST', headers });
  }

  async hired(employerId = this.acme): Promise<string> {
    return (await this.cast.employee({ employerId })).employeeId;
  }

  /** Ada invites. */
  async invite(employeeId: string): Promise<Answer> {
    return this.post('ada', `/v1/employees/${employeeId}/invitations`);
  }

  /** Prints the letter of an invitation; Abel does unless told otherwise. */
  async print(invitation: Answer, by = 'abel'): Promise<Answer> {
    return this.post(by, `/v1/invitations/${String(invitation.body['invitationId'])}/letter`);
  }

  /** Makes the code of an invitation for who stands at the desk; Abel does unless told otherwise. */
  async handOver(invitation: Answer, by = 'abel'): Promise<Answer> {
    return this.post(by, `/v1/invitations/${String(invitation.body['invitationId'])}/hand-over`);
  }

  /** Ada invites, Abel prints. @returns the code */
  async letterFor(employeeId: string): Promise<string> {
    return (await this.print(await this.invite(employeeId))).body['invitationCode'] as string;
  }

  /** An employer's officer sends a staff file of these people. */
  async staffFile(officer: string, employerId: string, people: readonly Cells[]): Promise<Answer> {
    const response = await fetch(`${this.service.url}/v1/employers/${employerId}/staff-imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.cast.token(officer)}`, 'content-type': 'text/csv' },
      body: new Uint8Array(staffFile(people)),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) as Answer['body'] };
  }

  /** What employers changed of people is that long ago. */
  async daysAfterChanges(days: number): Promise<void> {
    await this.cast.sql("UPDATE access.identity_change SET changed_at = changed_at - $1 * interval '1 day'", [days]);
  }

  /** Somebody links with a code and, unless told otherwise, the right birth date. */
  async accept(subject: string, code: string, birthDate: string | null = BORN, firstDay?: string): Promise<Answer> {
    return this.as(subject, '/v1/invitations/acceptance', {
      code,
      ...(birthDate !== null && { birthDate }),
      ...(firstDay !== undefined && { firstDay }),
    });
  }
}
