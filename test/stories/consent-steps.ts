import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { ask, type Answer } from '../harness/http.js';
import { idIn } from './verdict-world.js';
import type { MedicalWorld } from './medical-world.js';

/** What an employee may ask for: one piece, as it stands, to another doctor. */
export function consentTo(pieceIds: readonly string[], more: object = {}): object {
  return {
    addressedTo: { office: 'company-doctor' },
    recipient: { name: 'E. de Wit', capacity: 'other-doctor', organisation: 'Praktijk De Linde', country: 'NL' },
    purpose: 'treatment',
    pieces: pieceIds.map((pieceId) => ({ pieceId, version: 1 })),
    ...more,
  };
}

/** What employees do with consents. */
export class ConsentSteps {
  constructor(private readonly world: MedicalWorld) {}

  prepare(who: string, employeeId: string, body: object): Promise<Answer> {
    return this.world.as(who, `/employees/${employeeId}/consents`, { body });
  }

  /** The bytes to read, or the refusal. */
  sheet(who: string, consentId: string): Promise<Answer> {
    return this.world.as(who, `/consents/${consentId}/sheet`);
  }

  /** Reads the sheet and signs it. */
  async sign(who: string, consentId: string, digest?: string): Promise<Answer> {
    const read = digest ?? sha256((await this.sheet(who, consentId)).text);
    return this.world.as(who, `/consents/${consentId}/signature`, { body: { digest: read } });
  }

  withdraw(who: string, consentId: string): Promise<Answer> {
    return this.world.as(who, `/consents/${consentId}/withdrawal`, { method: 'POST' });
  }

  /** @returns the id of one that the employee prepared */
  async prepared(who: string, employeeId: string, body: object): Promise<string> {
    const answer = await this.prepare(who, employeeId, body);
    expect(answer.status).toBe(201);
    return String(answer.body['consentId']);
  }

  /** @returns the id of one that he read and signed */
  async signed(who: string, employeeId: string, body: object): Promise<string> {
    const id = await this.prepared(who, employeeId, body);
    expect((await this.sign(who, id)).status).toBe(201);
    return id;
  }

  /** One of the three files that prove it, as it is sent. */
  async evidence(who: string, consentId: string, name: 'consent.json' | 'consent.sig' | 'key.pem'): Promise<Buffer> {
    const response = await fetch(`${this.world.service.url}/v1/consents/${consentId}/evidence/${name}`, {
      headers: { authorization: `Bearer ${await this.world.cast.token(who)}` },
    });
    expect([name, response.status]).toEqual([name, 200]);
    return Buffer.from(await response.arrayBuffer());
  }
}

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** The id of a consent about a piece that its employee prepared and signed. @param path of his consents */
export async function consented(
  { url }: { readonly url: string },
  token: string,
  path: string,
  pieceId: string,
): Promise<string> {
  const { body } = await ask(`${url}/v1${path}`, { token, body: consentTo([pieceId]) });
  const signature = `${url}/v1/consents/${String(body['consentId'])}/signature`;
  return idIn(await ask(signature, { token, body: { digest: body['digest'] } }), 'consentId');
}
