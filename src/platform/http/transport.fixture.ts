import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Module,
  Param,
  Post,
  Query,
  type DynamicModule,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { expect } from '@jest/globals';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { LoggingModule } from '../logging/logging.module.js';
import { ServiceLog } from '../logging/service-log.js';
import type { Problem } from '../problems/problem.js';
import { notFound } from '../problems/usual-problems.js';
import { ProblemFilter } from '../problems/problem.filter.js';
import { RefusalRecorder, type RefusedRequest } from '../problems/refusal-recorder.js';
import { DeclaredInputGuard } from './declared-input.guard.js';
import { HttpAdapter } from './http-adapter.js';
import { HttpModule } from './http.module.js';
import { bodyOf, statusOf } from './raw-http.fixture.js';
import { InputPipe } from './input.pipe.js';
import { BodyStream, TakesStream, type StreamedBody } from './streamed-body.js';
import { TRANSPORT_LIMITS, type TransportLimits } from './transport-limits.js';

const Thing = z.strictObject({
  phone: z
    .string()
    .regex(/^\+?[0-9 ]{6,16}$/)
    .meta({ rule: 'V9' }),
  parts: z
    .array(z.strictObject({ name: z.string().max(40) }))
    .max(100)
    .optional(),
});
const ThingId = z.strictObject({ id: z.uuid() });
const ThingsQuery = z.strictObject({
  sort: z.enum(['name', 'date']).optional(),
  state: z.array(z.string()).optional(),
});

const Upload: StreamedBody = {
  says: 'A list.',
  mediaType: 'text/csv',
  charsets: ['utf-8', 'windows-1252'],
  maxBytes: 3_000_000,
  arrivesWithin: 2_000,
};

/** A house with a few rooms, to knock on its door. */
@Controller('v1')
class ThingsController {
  @Get('things')
  list(@Query({ schema: ThingsQuery }) query: z.infer<typeof ThingsQuery>): object {
    return { query };
  }

  @Get('things/:id')
  one(@Param({ schema: ThingId }) { id }: z.infer<typeof ThingId>): object {
    return { id };
  }

  @Post('things')
  add(@Body({ schema: Thing }) thing: z.infer<typeof Thing>): object {
    return { keys: Object.keys(thing) };
  }

  @Post('uploads')
  @HttpCode(200)
  @TakesStream(Upload)
  async upload(@BodyStream() stream: Readable): Promise<object> {
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
    }
    return { bytes };
  }

  @Get('hidden')
  @Header('content-disposition', 'attachment')
  hidden(): never {
    throw notFound();
  }

  @Get('broken')
  broken(): never {
    throw Object.assign(new Error('Jansen in SELECT * FROM secret'), { code: '42501' });
  }

  @Get('slow')
  async slow(): Promise<object> {
    await new Promise((done) => setTimeout(done, 300));
    return { slow: true };
  }
}

/** Keeps what was refused; can be told to fail as an unwritable trail does. */
export class RememberedRefusals extends RefusalRecorder {
  readonly refused: { request: RefusedRequest; problem: Problem }[] = [];
  failing = false;

  record(request: RefusedRequest, problem: Problem): Promise<void> {
    if (this.failing) {
      return Promise.reject(new Error('Jansen'));
    }
    this.refused.push({ request, problem });
    return Promise.resolve();
  }
}

@Module({
  controllers: [ThingsController],
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: DeclaredInputGuard },
    { provide: APP_PIPE, useClass: InputPipe },
  ],
})
class ThingsModule {
  static with(log: ServiceLog, refusals: RefusalRecorder): DynamicModule {
    const trail = { provide: RefusalRecorder, useValue: refusals };
    return {
      module: ThingsModule,
      global: true,
      imports: [LoggingModule.with(log), HttpModule],
      providers: [trail],
      exports: [RefusalRecorder],
    };
  }
}

export interface House {
  readonly app: NestFastifyApplication;
  readonly port: number;
  readonly refusals: RememberedRefusals;
  readonly logged: string[];
  /** Sends bytes as they are and resolves to all that comes back until the connection is closed or silent. */
  send(bytes: string | Buffer, options?: SendOptions): Promise<string>;
}

interface SendOptions {
  /** Milliseconds of silence after an answer began, after which the connection is given up; a slow machine may begin late. */
  readonly keepOpenFor?: number;
  /** More bytes on the same connection, a while later. */
  readonly then?: { readonly after: number; readonly bytes: string };
}

/** Starts the house on a port of the system's choice. */
export async function openHouse(limits: Partial<TransportLimits> = {}): Promise<House> {
  const logged: string[] = [];
  const log = new ServiceLog('debug', { write: (line) => void logged.push(line) });
  const refusals = new RememberedRefusals();
  const adapter = new HttpAdapter({ log, trustedProxies: [], limits: { ...TRANSPORT_LIMITS, ...limits } });
  const house = ThingsModule.with(log, refusals);
  const app = await NestFactory.create<NestFastifyApplication>(house, adapter, { logger: log, abortOnError: false });
  await app.listen(0, '127.0.0.1');
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { app, port, refusals, logged, send: (bytes, options) => sendRaw(port, bytes, options ?? {}) };
}

function sendRaw(port: number, bytes: string | Buffer, { keepOpenFor = 250, then }: SendOptions): Promise<string> {
  return new Promise((resolve) => {
    const received: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    if (then !== undefined) {
      setTimeout(() => socket.write(then.bytes), then.after);
    }
    socket.setTimeout(Math.max(keepOpenFor, 5_000), () => socket.destroy());
    socket.on('data', (chunk) => {
      received.push(chunk);
      socket.setTimeout(keepOpenFor);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(received).toString('latin1'));
    });
  });
}

/** A refusal is a problem document, not cached, with a line of its own that has the same request id. */
export function expectProblem(house: House, answer: string, status: number, code: string): void {
  expect(answer).toMatch(/content-type: application\/problem\+json/i);
  expect(answer).toMatch(/cache-control: no-store/i);
  expect(bodyOf(answer)).toMatchObject({ type: `/problems/${code}`, status });
  expect(statusOf(answer)).toBe(status);
  const line = house.refusals.refused.at(-1);
  expect(line?.problem.code).toBe(code);
  expect(bodyOf(answer)['instance']).toBe(`urn:uuid:${line?.request.id ?? ''}`);
}
