/** What sessions offer: a list in the manager's order. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { clinics } from '../../../../db/health/contract.ts';
import { useApi, useDeskQuery } from '../../../api/hooks.ts';
import { useText } from '../../../i18n/useText.ts';
import { ActionButton } from '../../../ui/ActionButton.tsx';
import { Card } from '../../../ui/Card.tsx';
import { useNotifyError } from '../../../ui/notify.tsx';
import { SidePanel } from '../../../ui/SidePanel.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useNameOf } from '../../visits/nameOf.ts';
import { OrderedList } from '../../visits/settings/OrderedList.tsx';
import { PanelForm } from '../../visits/settings/PanelForm.tsx';
import { useCheckedSave } from '../../visits/settings/useCheckedSave.ts';
import { sessionTexts } from './texts.ts';

interface Service {
  id: string;
  name: string;
  nameEn: string;
  retired: boolean;
}

export default function ServicesSection() {
  const t = useText(sessionTexts);
  const nameOf = useNameOf();
  const api = useApi();
  const notifyError = useNotifyError();
  const services = useDeskQuery('clinics', 'services', {}).data ?? [];
  const [editing, setEditing] = useState<Service | 'new' | null>(null);
  const close = () => setEditing(null);
  return (
    <Card
      title={t('settings.services')}
      subtitle={t('settings.services.why')}
      actions={
        <ActionButton
          label={t('service.add')}
          kind="primary"
          icon={<IconPlus size={18} />}
          onAction={() => setEditing('new')}
        />
      }
      flush
    >
      <OrderedList
        label={t('settings.services')}
        onEdit={(id) => setEditing(services.find((service) => service.id === id) ?? null)}
        onOrder={(ids) => void api.clinics.orderServices({ ids }).catch(notifyError)}
        items={services.map((service) => ({
          id: service.id,
          name: nameOf(service),
          detail: service.retired && t('retired'),
          retired: service.retired,
        }))}
      />
      <SidePanel
        opened={editing !== null}
        onClose={close}
        title={editing === 'new' ? t('service.add') : t('service.edit')}
      >
        {editing !== null && (
          <ServiceForm
            key={editing === 'new' ? 'new' : editing.id}
            service={editing === 'new' ? null : editing}
            onClose={close}
          />
        )}
      </SidePanel>
    </Card>
  );
}

function ServiceForm({ service, onClose }: { service: Service | null; onClose(): void }) {
  const t = useText(sessionTexts);
  const api = useApi();
  const [name, setName] = useState(service?.name ?? '');
  const [nameEn, setNameEn] = useState(service?.nameEn ?? '');
  const checked = useCheckedSave(
    clinics.addService.input,
    (input) =>
      service ? api.clinics.editService({ ...input, id: service.id }) : api.clinics.addService(input),
    ['name', 'nameEn'],
  );
  return (
    <PanelForm
      checked={checked}
      retired={service?.retired ?? null}
      onRetire={(active) =>
        service ? api.clinics.editService({ id: service.id, retired: !active }) : Promise.resolve()
      }
      onSave={() => checked.save({ name, nameEn })}
      onClose={onClose}
    >
      <TextField
        label={t('name')}
        value={name}
        required
        autoFocus
        error={checked.problem('name')}
        onChange={setName}
      />
      <TextField
        label={t('nameEn')}
        value={nameEn}
        required
        error={checked.problem('nameEn')}
        onChange={setNameEn}
      />
    </PanelForm>
  );
}
