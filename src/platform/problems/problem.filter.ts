import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ServiceLog } from '../logging/service-log.js';
import { Problem } from './problem.js';
import { problemFrom } from './problem-from.js';
import { RefusalAnswer } from './refusal-answer.js';

/**
 * The last step of every request that fails, guards' refusals included (a guard's refusal never reaches an
 * interceptor): the refusal's line, then its problem document.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly answer: RefusalAnswer,
    private readonly log: ServiceLog,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = problemFrom(thrown);
    if (problem.status >= 500 && !(thrown instanceof Problem)) {
      this.log.failure(problem.code === 'internal' ? 'unexpected' : problem.code, thrown, { requestId: request.id });
    }
    await this.answer.send(request, http.getResponse<FastifyReply>(), problem);
  }
}
