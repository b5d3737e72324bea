import { absenceAndDoctor } from './chapters/absence-and-doctor.js';
import { advice } from './chapters/advice.js';
import { agreementAndStaff } from './chapters/agreement-and-staff.js';
import { closedDoors } from './chapters/closed-doors.js';
import { departure } from './chapters/departure.js';
import { derivedSecrecy } from './chapters/derived-secrecy.js';
import { disclosure } from './chapters/disclosure.js';
import { emergency } from './chapters/emergency.js';
import { examination } from './chapters/examination.js';
import { absencesOfLastYear, groupFigures } from './chapters/group-figures.js';
import { medicalDossier } from './chapters/medical-dossier.js';
import { messageToTheDoctor } from './chapters/message-to-the-doctor.js';
import { misfiledPiece } from './chapters/misfiled-piece.js';
import { reintegration } from './chapters/reintegration.js';
import { representative } from './chapters/representative.js';
import { secondOpinion } from './chapters/second-opinion.js';
import { verdict } from './chapters/verdict.js';
import { voluntaryConsultation } from './chapters/voluntary-consultation.js';
import { whoLooked } from './chapters/who-looked.js';
import type { Stage } from './stage.js';

/** The story of Jan's dossier, from the agreement with his employer to the trail and beyond. @throws StoryBroken where it goes another way */
export async function tellStory(stage: Stage): Promise<void> {
  const acme = await agreementAndStaff(stage);
  const absent = await absenceAndDoctor(stage, acme);
  const piece = await medicalDossier(stage, absent.jan);
  const granted = await derivedSecrecy(stage, absent.jan, piece);
  await closedDoors(stage, acme, absent.jan, piece);
  // Counted while the rest is told.
  await absencesOfLastYear(stage, acme);
  await verdict(stage, acme, absent);
  await emergency(stage, absent.jan);
  await advice(stage, absent.jan, absent.janAbsence);
  await reintegration(stage, absent);
  await messageToTheDoctor(stage, absent.jan);
  await representative(stage, absent.jan);
  const sofie = await examination(stage, acme);
  await misfiledPiece(stage, absent.jan, sofie);
  await secondOpinion(stage, absent.jan, piece);
  await voluntaryConsultation(stage, absent.jan);
  await whoLooked(stage, absent.jan, piece, granted);
  await disclosure(stage, absent.jan);
  await departure(stage, absent.jan, piece);
  await groupFigures(stage, acme);
}
