/** Where somebody lives, in the four parts that people here say: estate, building, unit, room. */
import { useText } from '../../../i18n/useText.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { formTexts } from '../formTexts.ts';
import css from './AddressFields.module.css';

export interface TypedAddress {
  estate: string;
  building: string;
  unit: string;
  room: string;
}

interface Props {
  value: TypedAddress;
  onChange(edit: Partial<TypedAddress>): void;
}

export function AddressFields({ value, onChange }: Props) {
  const t = useText(formTexts);
  return (
    <div className={css.address}>
      <TextField label={t('field.estate')} value={value.estate} onChange={(estate) => onChange({ estate })} />
      <TextField
        label={t('field.building')}
        value={value.building}
        onChange={(building) => onChange({ building })}
      />
      <TextField label={t('field.unit')} value={value.unit} onChange={(unit) => onChange({ unit })} />
      <TextField label={t('field.room')} value={value.room} onChange={(room) => onChange({ room })} />
    </div>
  );
}
