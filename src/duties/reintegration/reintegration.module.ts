import { Module } from '@nestjs/common';
import { PartReleaseRepository } from './part-release.repository.js';
import { PartReleaseService } from './part-release.service.js';
import { ReintegrationController } from './reintegration.controller.js';
import { ReintegrationRepository } from './reintegration.repository.js';
import { ReintegrationService } from './reintegration.service.js';
import { ReintegrationParts } from './reintegration-parts.js';
import { PartsToPost } from './waiting/parts-to-post.js';

@Module({
  controllers: [ReintegrationController],
  providers: [
    ReintegrationService,
    ReintegrationRepository,
    PartReleaseService,
    PartReleaseRepository,
    PartsToPost,
    ReintegrationParts,
  ],
})
export class ReintegrationModule {}
