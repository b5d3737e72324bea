import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '../../platform/http/answers.js';
import { Says } from '../../platform/http/says.js';
import { Open } from '../access/allows.js';

const Healthy = z.strictObject({ status: z.literal('ok').describe('That the process answers; nothing else.') });

/** For a load balancer: says only that the process answers (design: answers to first questions). */
@Controller('health')
export class HealthController {
  @Get()
  @Says('Says that the service answers.')
  @Open('D5 — says only ok, to a load balancer')
  @Answers(Healthy)
  health(): z.output<typeof Healthy> {
    return { status: 'ok' };
  }
}
