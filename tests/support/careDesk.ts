/** A desk of day care: an operator and a manager, and a few fictional elders of whom some agreed to health data. */
import { clientOver } from '../../db/client.ts';
import { openTestDesk } from './desk.ts';
import { addPerson } from './people.ts';

/** The plainest reading: nothing measured. */
export const nothingMeasured = {
  systolic: null,
  diastolic: null,
  pulse: null,
  glucose: null,
  glucoseTime: null,
  temperature: null,
  weight: null,
  spo2: null,
  ecgTaken: false,
  note: '',
} as const;

export async function openCareDesk() {
  const desk = await openTestDesk();
  const care = await desk.sessionAs('careOperator', '罗芳');
  const boss = await desk.sessionAs('manager', '梁主任');
  const operator = clientOver(desk.app, care);
  const manager = clientOver(desk.app, boss);

  async function elder(name: string, { consent = true, phone = '' } = {}): Promise<string> {
    const phones = phone === '' ? [] : [{ number: phone, label: '本人' }];
    const id = await addPerson(operator, { name, sex: 'female', birthDate: '1946-05-01' }, { phones });
    if (consent) await agree(id);
    return id;
  }
  const agree = (residentId: string) =>
    operator.residents.giveConsent({
      residentId,
      purpose: 'health',
      by: 'self',
      guardianName: null,
      guardianRelation: null,
      form: 'spoken',
      at: null,
    });

  function stayAwake() {
    for (const session of [care, boss]) session.lastActive = desk.clock.now();
  }

  return {
    ...desk,
    operator,
    manager,
    elder,
    agree,
    /** Moves the clock while everybody stays signed in and unlocked. */
    at(time: string) {
      desk.clock.set(time);
      stayAwake();
    },
    later(minutes: number) {
      desk.clock.advance(minutes * 60_000);
      stayAwake();
    },
    [Symbol.dispose]: () => desk[Symbol.dispose](),
  };
}

export type CareDesk = Awaited<ReturnType<typeof openCareDesk>>;
