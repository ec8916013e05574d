import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A page of one record that was open, by its address. */
export type Place = { path: string; title: string };

const most = 8;

export const useRecent = create<{ places: Place[] }>()(persist(() => ({ places: [] as Place[] }), { name: 'daybook-recent' }));

const remember = (place: Place): void => {
  useRecent.setState(({ places }) => ({ places: [place, ...places.filter(({ path }) => path !== place.path)].slice(0, most) }));
};

/** Remembers each account and each call when its page is left, which is when its title is known for sure. */
export const useRememberPlaces = (): void => {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        const title = document.title.replace(/ · Daybook$/, '');
        if (pathChanged && fromLocation !== undefined && /^\/(accounts|calls)\/[^/]+$/.test(fromLocation.pathname) && title !== 'Daybook') remember({ path: fromLocation.pathname, title });
      }),
    [router],
  );
};
