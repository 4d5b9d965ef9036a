/** The centre's name plate: in the first set-up and in the settings. */
import type { z } from 'zod';
import { centreSchema } from '../../../db/centre/contract.ts';
import { useText } from '../../i18n/useText.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useSchemaProblem } from '../../ui/useSchemaProblem.ts';
import css from './CentreFields.module.css';
import { DivisionCodeField } from './DivisionCodeField.tsx';
import { centreTexts } from './texts.ts';

export type Plate = z.output<typeof centreSchema>;

export const emptyPlate: Plate = { name: '', divisionCode: '', district: '', street: '', community: '' };

interface Props {
  plate: Plate;
  onChange(plate: Plate): void;
  /** Shows what is still missing: after the first try to go on. */
  tried: boolean;
}

export function CentreFields({ plate, onChange, tried }: Props) {
  const t = useText(centreTexts);
  const schemaProblem = useSchemaProblem();
  const change = (patch: Partial<Plate>) => onChange({ ...plate, ...patch });
  // Twelve digits are whole and can be judged at once; anything else only when somebody wants to go on.
  const problemOf = (field: keyof Plate) =>
    tried || (field === 'divisionCode' && plate.divisionCode.length === 12)
      ? schemaProblem(centreSchema.shape[field], plate[field])
      : null;
  return (
    <>
      <TextField
        label={t('name')}
        value={plate.name}
        onChange={(name) => change({ name })}
        error={problemOf('name')}
        hint={t('nameHint')}
        required
        autoFocus
      />
      <DivisionCodeField
        value={plate.divisionCode}
        onChange={(divisionCode) => change({ divisionCode })}
        error={problemOf('divisionCode')}
      />
      <div className={css.names}>
        {(['district', 'street', 'community'] as const).map((field) => (
          <TextField
            key={field}
            label={t(field)}
            value={plate[field]}
            onChange={(value) => change({ [field]: value })}
            error={problemOf(field)}
            required
          />
        ))}
      </div>
    </>
  );
}
