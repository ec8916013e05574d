import { create } from 'zustand';

/** Whether the person chose to begin with an empty book, or went to the import, in this window. */
export const useStartedEmpty = create<{ yes: boolean }>(() => ({ yes: sessionStorage.getItem('daybook-started-empty') === 'yes' }));

export const startEmpty = (): void => {
  sessionStorage.setItem('daybook-started-empty', 'yes');
  useStartedEmpty.setState({ yes: true });
};
