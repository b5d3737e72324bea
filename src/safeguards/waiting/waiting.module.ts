import { Module } from '@nestjs/common';
import { WaitingOfEmployeeController } from './waiting-of-employee.controller.js';
import { WaitingOfEmployeeService } from './waiting-of-employee.service.js';
import { WaitingParts } from './waiting-parts.js';
import { WaitingController } from './waiting.controller.js';
import { WaitingService } from './waiting.service.js';

@Module({
  controllers: [WaitingController, WaitingOfEmployeeController],
  providers: [WaitingService, WaitingOfEmployeeService, WaitingParts],
})
export class WaitingModule {}
