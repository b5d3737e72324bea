import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceLog } from '../logging/service-log.js';
import { untilEvenTime } from './even-time.js';
import { problemDocument, type Problem } from './problem.js';
import { refusedRequest, RefusalRecorder, type RefusedRequest } from './refusal-recorder.js';
import { trailUnavailable } from './usual-problems.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Answers refusals, wherever in the house they arise: first the refusal's own line, then the document (A1). */
@Injectable()
export class RefusalAnswer {
  constructor(
    private readonly recorder: RefusalRecorder,
    private readonly log: ServiceLog,
  ) {}

  /** Hands the refusal to the trail; resolves to the problem to answer with once its line is durable. */
  async recorded(refused: RefusedRequest, problem: Problem): Promise<Problem> {
    try {
      await this.recorder.record(refused, problem);
      return problem;
    } catch (thrown) {
      this.log.failure('refusal-not-recorded', thrown, { requestId: refused.id, code: problem.code });
      return trailUnavailable();
    }
  }

  /**
   * Records and sends. Never rejects: there is nobody above who could answer.
   *
   * @param headers what the answer carries besides the problem's own, where no hook adds it
   */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    problem: Problem,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const answer = await this.recorded(refusedRequest(request), problem);
    if (answer.status === 404) await untilEvenTime(reply.elapsedTime);
    if (reply.sent || reply.raw.headersSent) {
      // An answer that had begun can't become a refusal any more; it is cut off, so that it isn't taken for whole.
      reply.raw.destroy();
      return;
    }
    // Headers a handler had set before it failed would tell the difference between equal refusals (D5).
    for (const name of Object.keys(reply.getHeaders())) {
      reply.removeHeader(name);
    }
    await reply
      .code(answer.status)
      .headers({ ...headers, ...answer.extra.headers })
      .type(PROBLEM_MEDIA_TYPE)
      .send(JSON.stringify(problemDocument(answer, request.id)));
  }
}
