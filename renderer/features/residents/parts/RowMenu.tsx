/** What can be done with a row but rarely is, behind one quiet button. A refusal is shown as a toast. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useKeyLayer } from '../../../keys/useKey.ts';
import { useNotifyError } from '../../../ui/notify.tsx';

interface Choice {
  label: string;
  danger?: boolean;
  onChoose(): unknown;
}

interface Props {
  /** Says which row's menu it is. */
  label: string;
  choices: readonly Choice[];
}

export function RowMenu({ label, choices }: Props) {
  const notifyError = useNotifyError();
  const [opened, setOpened] = useState(false);
  // Escape closes the menu, not the page behind it.
  useKeyLayer(opened);

  async function choose({ onChoose }: Choice) {
    try {
      await onChoose();
    } catch (error) {
      notifyError(error);
    }
  }
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={label} title={label}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice.label}
            onClick={() => void choose(choice)}
            {...(choice.danger ? { color: 'danger' } : {})}
          >
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
