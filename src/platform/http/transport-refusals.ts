import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { problemDocument, type Problem } from '../problems/problem.js';
import { PROBLEM_MEDIA_TYPE, type RefusalAnswer } from '../problems/refusal-answer.js';
import type { RefusedRequest } from '../problems/refusal-recorder.js';
import {
  expectationFailed,
  headersTooLarge,
  malformedRequest,
  requestTimeout,
  trailUnavailable,
} from '../problems/usual-problems.js';
import { PROTECTIVE_HEADERS } from './protective-headers.js';

/** Time a refused connection gets to take its answer before it is cut. */
const LINGER = 1_000;

const CONNECTION_ERRORS: Readonly<Record<string, () => Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: requestTimeout,
  HPE_HEADER_OVERFLOW: headersTooLarge,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: headersTooLarge,
};

interface WrittenRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Refusals that arise below Nest: Fastify's and Node's own. They get the same document and the same line (A1). */
export class TransportRefusals {
  #answer: RefusalAnswer | null = null;
  readonly #busy = new WeakMap<Socket, number>();

  /** From here on refusals are recorded; until then there is no trail, so no answer but 503. */
  connect(answer: RefusalAnswer): void {
    this.#answer = answer;
  }

  /** A request begins on a connection (+1) or was answered (-1). */
  occupy(socket: Socket, change: 1 | -1): void {
    this.#busy.set(socket, (this.#busy.get(socket) ?? 0) + change);
  }

  /** A request that Fastify has. */
  async refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): Promise<void> {
    const headers = { ...PROTECTIVE_HEADERS, 'x-request-id': request.id };
    if (this.#answer === null) {
      const body = JSON.stringify(problemDocument(trailUnavailable(), request.id));
      await reply.code(503).headers(headers).type(PROBLEM_MEDIA_TYPE).send(body);
    } else {
      await this.#answer.send(request, reply, problem, headers);
    }
  }

  /** Bytes that Node could not read as a request, or that did not arrive in time. */
  async refuseBytes(code: string | undefined, socket: Socket): Promise<void> {
    if (code === 'ECONNRESET' || !socket.writable || (this.#busy.get(socket) ?? 0) > 0) {
      // Nobody listens any more; or an answer is under way there, and this one would be taken for it.
      socket.destroy();
      return;
    }
    const problem = (CONNECTION_ERRORS[code ?? ''] ?? malformedRequest)();
    const { status, headers, body } = await this.#written(unreadable(socket), problem);
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${head.join('')}\r\n${body}`);
    socket.resume();
    setTimeout(() => socket.destroy(), LINGER).unref();
  }

  /** An `Expect` header with something else than 100-continue, which Node hands over before Fastify sees it. */
  async refuseExpectation(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = { ...unreadable(message.socket), method: message.method ?? '-' };
    const { status, headers, body } = await this.#written(refused, expectationFailed());
    response.writeHead(status, headers).end(body);
  }

  async #written(refused: RefusedRequest, problem: Problem): Promise<WrittenRefusal> {
    const answer = this.#answer === null ? trailUnavailable() : await this.#answer.recorded(refused, problem);
    const body = JSON.stringify(problemDocument(answer, refused.id));
    const headers = {
      ...PROTECTIVE_HEADERS,
      'content-type': PROBLEM_MEDIA_TYPE,
      'content-length': String(Buffer.byteLength(body)),
      'x-request-id': refused.id,
      ...answer.extra.headers,
      connection: 'close',
    };
    return { status: answer.status, headers, body };
  }
}

function unreadable(socket: Socket): RefusedRequest {
  return { id: randomUUID(), method: '-', route: '-', source: socket.remoteAddress ?? '-' };
}
