import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ServiceLog } from '../logging/service-log.js';
import { problemFrom } from '../problems/problem-from.js';
import type { RefusalAnswer } from '../problems/refusal-answer.js';
import { shuttingDown } from '../problems/usual-problems.js';
import { carriesBody, IncomingBody } from './incoming-body.js';
import { PROTECTIVE_HEADERS } from './protective-headers.js';
import { readQuery } from './query-values.js';
import { requestFault } from './request-faults.js';
import { RouteTable } from './route-table.js';
import { TRANSPORT_LIMITS, type TransportLimits } from './transport-limits.js';
import { TransportRefusals } from './transport-refusals.js';

export interface HttpAdapterOptions {
  readonly log: ServiceLog;
  /** Addresses or networks whose X-Forwarded-For is believed; from everybody else it is a claim. Empty: nobody's. */
  readonly trustedProxies: readonly string[];
  readonly limits?: TransportLimits;
}

/** The way in: Fastify under Nest, with everything off that this service does not need. */
export class HttpAdapter extends FastifyAdapter {
  readonly #log: ServiceLog;
  readonly #limits: TransportLimits;
  readonly #refusals: TransportRefusals;
  readonly #routes = new RouteTable();
  #stopping = false;

  constructor({ log, trustedProxies, limits = TRANSPORT_LIMITS }: HttpAdapterOptions) {
    const refusals = new TransportRefusals();
    super({ ...fastifyOptions(limits, refusals), trustProxy: trustedProxies.length > 0 && [...trustedProxies] });
    this.#log = log;
    this.#limits = limits;
    this.#refusals = refusals;
    this.#boundServer(this.instance.server);
    this.#installHooks();
  }

  /** Connects the refusals that arise below Nest to the trail. Called once, while the application starts. */
  answerRefusalsWith(answer: RefusalAnswer): void {
    this.#refusals.connect(answer);
  }

  /** Nest's own parsers stay out: the input pipe reads bodies, after the guards. */
  override registerParserMiddleware(): void {
    return undefined;
  }

  /** New requests get 503 from here on; those under way go on. */
  override beforeClose(): void {
    this.#stopping = true;
    super.beforeClose();
  }

  /** Waits for what is under way, but not forever. */
  override async close(): Promise<void> {
    const cut = setTimeout(() => {
      this.instance.server.closeAllConnections();
    }, this.#limits.stopWithin);
    try {
      await super.close();
    } finally {
      clearTimeout(cut);
    }
  }

  #boundServer(server: Server): void {
    server.maxConnections = this.#limits.connections;
    server.on('connection', rememberPeer);
    server.on('checkExpectation', (message: IncomingMessage, response: ServerResponse) => {
      void this.#refusals.refuseExpectation(message, response);
    });
  }

  #installHooks(): void {
    const { instance } = this;
    instance.removeAllContentTypeParsers();
    // Nothing is read here: `request.body` becomes an IncomingBody, which reads when it is asked.
    instance.addContentTypeParser('*', (_request, _payload, done) => {
      done(null);
    });
    instance.addHook('onRoute', ({ url, method }) => {
      this.#routes.add(url, method);
    });
    instance.addHook('onRequest', (request, reply, done) => {
      this.#refusals.occupy(request.raw.socket, 1);
      const fault = this.#stopping ? shuttingDown() : requestFault(request, this.#routes, this.#limits.urlBytes);
      if (fault === null) {
        done();
      } else {
        void this.#refusals.refuse(request, reply, fault);
      }
    });
    instance.addHook('preHandler', (request, _reply, done) => {
      request.body = carriesBody(request.headers) ? new IncomingBody(request.raw, this.#limits) : undefined;
      done();
    });
    instance.addHook('onSend', (request, reply, payload, done) => {
      protect(request, reply);
      done(null, payload);
    });
    instance.addHook('onResponse', (request, reply, done) => {
      this.#refusals.occupy(request.raw.socket, -1);
      if (request.body instanceof IncomingBody) request.body.discard();
      this.#logAnswered(request, reply);
      done();
    });
  }

  #logAnswered(request: FastifyRequest, reply: FastifyReply): void {
    this.#log.request({
      requestId: request.id,
      method: request.method,
      route: (request.is404 ? undefined : request.routeOptions.url) ?? '-',
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
    });
  }
}

/**
 * Node asks the system for a peer's address when it is first looked at, and keeps it. Looked at here, it is still known for
 * the line of a caller who hung up at once (A1).
 */
function rememberPeer(socket: Socket): string | undefined {
  return socket.remoteAddress;
}

/** A page may have a content policy of its own; nothing else of these is ever weakened. */
function protect(request: FastifyRequest, reply: FastifyReply): void {
  const policy = reply.getHeader('content-security-policy');
  reply.headers(PROTECTIVE_HEADERS).header('x-request-id', request.id);
  if (policy !== undefined) {
    reply.header('content-security-policy', policy);
  }
}

type ServerSettings = FastifyServerOptions & { readonly http: ServerOptions; readonly skipMiddie: boolean };

function fastifyOptions(limits: TransportLimits, refusals: TransportRefusals): ServerSettings {
  return {
    logger: false,
    // Middleware would run before the guards; nothing here needs any.
    skipMiddie: true,
    // Ours, always: a request id from outside would let a caller choose what the trail says.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    bodyLimit: limits.jsonBytes,
    keepAliveTimeout: limits.keepAlive,
    requestTimeout: limits.requestArrivesWithin,
    connectionTimeout: limits.requestArrivesWithin,
    maxRequestsPerSocket: limits.requestsPerConnection,
    routerOptions: { caseSensitive: true, ignoreTrailingSlash: false, querystringParser: readQuery },
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersArriveWithin,
      connectionsCheckingInterval: Math.min(1_000, limits.headersArriveWithin),
      // Node would answer a missing Host itself, without a document; `requestFault` does.
      requireHostHeader: false,
      insecureHTTPParser: false,
    },
    frameworkErrors: (error, request, reply) => {
      void refusals.refuse(request, reply, problemFrom(error));
    },
    clientErrorHandler: (error, socket) => {
      void refusals.refuseBytes(error.code, socket);
    },
  };
}
