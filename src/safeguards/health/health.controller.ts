import { Controller, Get } from '@nestjs/common';
import { Open } from '../access/allows.js';

/** For a load balancer: says only that the process answers (design: answers to first questions). */
@Controller('health')
export class HealthController {
  @Get()
  @Open('D5 — says only ok, to a load balancer')
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
