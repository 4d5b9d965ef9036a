/**
 * Hours served (服务时长): clocked at the kiosk, entered by staff, decided by the coordinator; and the points they earn.
 * A time of service is a chain of versions under one `rootId`; it credits what the latest decision about the version
 * that stands approves, and nothing before that.
 */
import { hourProcedures } from './hourProcedures.ts';
import { kioskProcedures } from './kioskProcedures.ts';
import { pointProcedures } from './pointProcedures.ts';

export { serviceKinds } from '../shifts/shapes.ts';
export { hoursImportFailure, kioskFailure, pointFailure, serviceFailure } from './failures.ts';
export type { FoundVolunteer } from './kioskProcedures.ts';
export type { FlagLine, ServiceLine, ServiceTask, Span } from './schemas.ts';
export { decisions, type Evidence, evidences, type Flag, flags, pointKinds } from './shapes.ts';

/** Hours without a sign-out count as forgotten once the day is over and this many hours have passed. */
export const stillThereHours = 8;

export const service = { ...kioskProcedures, ...hourProcedures, ...pointProcedures } as const;
