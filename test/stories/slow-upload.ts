import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { StaffWorld } from './staff-world.js';

/** A staff file that is sent piece by piece, as slowly as a test wants. */
export class SlowUpload {
  readonly #answer: Promise<IncomingMessage>;

  private constructor(private readonly sending: ClientRequest) {
    this.#answer = once(sending, 'response').then(([response]) => response as IncomingMessage);
    // A test that breaks the connection off expects no answer.
    this.#answer.catch(() => undefined);
    sending.on('error', () => undefined);
  }

  static async open(world: StaffWorld, employer: string): Promise<SlowUpload> {
    const sending = request(`${world.service.url}/v1/employers/${world.id(employer)}/staff-imports`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await world.cast.token(`${employer}-hr`)}`,
        'content-type': 'text/csv',
        'transfer-encoding': 'chunked',
      },
    });
    return new SlowUpload(sending);
  }

  send(bytes: Uint8Array): void {
    this.sending.write(bytes);
  }

  /** Ends the file. @returns the answer's status */
  async finish(): Promise<number> {
    this.sending.end();
    const answer = await this.#answer;
    answer.resume();
    return answer.statusCode ?? 0;
  }

  /** The connection breaks. */
  breakOff(): void {
    this.sending.destroy();
  }
}
