import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RefusalAnswer } from '../problems/refusal-answer.js';
import { HttpAdapter } from './http-adapter.js';

/** Before the service listens, the refusals below Nest are connected to the trail. */
@Injectable()
class TransportConnection implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly answer: RefusalAnswer,
  ) {}

  onModuleInit(): void {
    const { httpAdapter } = this.host;
    if (!(httpAdapter instanceof HttpAdapter)) {
      throw new TypeError('the application must be created with HttpAdapter');
    }
    httpAdapter.answerRefusalsWith(this.answer);
  }
}

/** Needs a RefusalRecorder and a ServiceLog from global modules. */
@Module({ providers: [RefusalAnswer, TransportConnection], exports: [RefusalAnswer] })
export class HttpModule {}
