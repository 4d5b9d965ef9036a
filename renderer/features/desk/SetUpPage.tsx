/** First run: the centre, its manager, and then the recovery key (which has a page of its own, until it is confirmed). */
import { useState } from 'react';
import { centreSchema } from '../../../db/centre/contract.ts';
import { desk } from '../../../db/desk/contract.ts';
import { useApi } from '../../api/hooks.ts';
import { refreshSession } from '../../api/presence.ts';
import { useText } from '../../i18n/useText.ts';
import { GateFrame } from '../../shell/GateFrame.tsx';
import { ActionButton } from '../../ui/ActionButton.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Form } from '../../ui/Form.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFocusProblem } from '../../ui/useFocusProblem.ts';
import { useSchemaProblem } from '../../ui/useSchemaProblem.ts';
import { NewSecretFields } from '../accounts/NewSecretFields.tsx';
import { type NewSecret, useNewSecret } from '../accounts/useNewSecret.ts';
import { CentreFields, emptyPlate, type Plate } from '../centre/CentreFields.tsx';
import { useMadeKey } from './recoveryKey.ts';
import css from './SetUpPage.module.css';
import { Steps } from './Steps.tsx';
import { deskTexts } from './texts.ts';

export function SetUpPage() {
  const [step, setStep] = useState<'centre' | 'manager'>('centre');
  const [plate, setPlate] = useState(emptyPlate);
  const [name, setName] = useState('');
  const secret = useNewSecret('password');
  return step === 'centre' ? (
    <CentreStep plate={plate} onChange={setPlate} onNext={() => setStep('manager')} />
  ) : (
    <ManagerStep
      plate={plate}
      name={name}
      onName={setName}
      secret={secret}
      onBack={() => setStep('centre')}
    />
  );
}

interface CentreStepProps {
  plate: Plate;
  onChange(plate: Plate): void;
  onNext(): void;
}

function CentreStep({ plate, onChange, onNext }: CentreStepProps) {
  const t = useText(deskTexts);
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);

  function next() {
    setTries(tries + 1);
    if (centreSchema.safeParse(plate).success) onNext();
  }

  return (
    <GateFrame title={t('setUp.title')} subtitle={<Steps at="centre" />} wide>
      <Form
        label={t('setUp.centre')}
        actions={
          <ActionButton label={t('setUp.next')} keys="Enter" kind="primary" whileTyping onAction={next} />
        }
      >
        <p>{t('setUp.centreWhy')}</p>
        <div ref={place} className={css.fields}>
          <CentreFields plate={plate} onChange={onChange} tried={tries > 0} />
        </div>
      </Form>
    </GateFrame>
  );
}

interface ManagerStepProps {
  plate: Plate;
  name: string;
  onName(name: string): void;
  secret: NewSecret;
  onBack(): void;
}

function ManagerStep({ plate, name, onName, secret, onBack }: ManagerStepProps) {
  const t = useText(deskTexts);
  const api = useApi();
  const schemaProblem = useSchemaProblem();
  const [tries, setTries] = useState(0);
  const place = useFocusProblem<HTMLDivElement>(tries);
  const [failure, setFailure] = useState<unknown>(null);
  const nameProblem = schemaProblem(desk.setUp.input.shape.manager.shape.name, name);

  async function make() {
    setTries(tries + 1);
    const taken = secret.take();
    if (nameProblem || !taken) return;
    try {
      const manager = { name, password: taken.value };
      const { recoveryKey } = await api.desk.setUp({ centre: plate, manager });
      // Before the session is asked: its answer brings up the page that shows the key.
      useMadeKey.setState({ key: recoveryKey, first: true });
      await refreshSession(api);
    } catch (error) {
      setFailure(error);
    }
  }

  return (
    <GateFrame title={t('setUp.title')} subtitle={<Steps at="manager" />} wide>
      <Form
        label={t('setUp.manager')}
        actions={
          <>
            <ActionButton label={t('setUp.back')} keys="Escape" whileTyping onAction={onBack} />
            <ActionButton label={t('setUp.make')} keys="Enter" kind="primary" whileTyping onAction={make} />
          </>
        }
      >
        <p>{t('setUp.managerWhy')}</p>
        <div ref={place} className={css.fields}>
          <TextField
            label={t('setUp.managerName')}
            value={name}
            onChange={onName}
            error={tries > 0 ? nameProblem : null}
            required
            autoFocus
          />
          <NewSecretFields secret={secret} passwordOnly known={[name, plate.name, plate.community]} />
        </div>
        {failure !== null && <ErrorNote error={failure} />}
      </Form>
    </GateFrame>
  );
}
