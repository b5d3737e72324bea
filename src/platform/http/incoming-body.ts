import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Transform, type Readable, type TransformCallback } from 'node:stream';
import { contentTooLarge, malformedRequest, requestTimeout } from '../problems/usual-problems.js';
import { readStrictJson } from './strict-json.js';
import type { TransportLimits } from './transport-limits.js';

/** Does the request carry a body at all? (RFC 9112, 6: a length or a transfer coding says so) */
export function carriesBody(headers: IncomingHttpHeaders): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/**
 * A request's body, still on the wire. `request.body` is this and not the content: reading starts only after the guards
 * let the request through, so nobody without the right to be here makes the service read or parse anything, and a
 * malformed body is refused in the name of the account that sent it. A refusal of a signed-in person reads it where only the
 * body says whom the request was about (A1).
 */
export class IncomingBody {
  #bytes: Promise<Buffer> | undefined;
  #stream: Readable | undefined;

  constructor(
    private readonly message: IncomingMessage,
    private readonly limits: TransportLimits,
  ) {}

  /** The whole body. @throws Problem 413, 408, or 400 when the caller went away */
  bytes(): Promise<Buffer> {
    this.#bytes ??= readWhole(this.stream(this.limits.jsonBytes, this.limits.jsonArrivesWithin));
    return this.#bytes;
  }

  /** The body as strict JSON. @throws Problem 400 malformed-json, and those of `bytes` */
  async json(): Promise<unknown> {
    return readStrictJson(await this.bytes(), this.limits.jsonDepth);
  }

  /** SHA-256 of the bytes as received, base64url: what an idempotency key is bound to. */
  async digest(): Promise<string> {
    return createHash('sha256')
      .update(await this.bytes())
      .digest('base64url');
  }

  /**
   * The body as it comes in, for routes that take a stream. Back-pressure reaches the sender; memory holds one chunk.
   * The stream fails with a Problem: 413 beyond `maxBytes`, 408 after `within` milliseconds, 400 when it breaks off.
   */
  stream(maxBytes: number, within: number): Readable {
    const { message } = this;
    const bounded = new BoundedStream(maxBytes);
    this.#stream = bounded;
    const deadline = setTimeout(() => bounded.destroy(requestTimeout()), within);
    message.once('error', () => bounded.destroy(malformedRequest()));
    // Whoever iterates sees the error; it must not end the process while nobody does yet.
    bounded.on('error', () => undefined);
    bounded.once('close', () => {
      clearTimeout(deadline);
      message.unpipe(bounded);
      // What nobody wants to read is discarded, else the refusal could not travel back over this connection.
      message.resume();
    });
    if (Number(message.headers['content-length'] ?? 0) > maxBytes) {
      return bounded.destroy(contentTooLarge());
    }
    return message.pipe(bounded);
  }

  /** The answer went out: what nobody has read by now is discarded, and no deadline waits for it any longer. */
  discard(): void {
    this.#stream?.destroy();
  }
}

/** Passes chunks on until they are more than they may be. */
class BoundedStream extends Transform {
  #received = 0;

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#received += chunk.length;
    if (this.#received > this.maxBytes) {
      done(contentTooLarge());
    } else {
      done(null, chunk);
    }
  }
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
