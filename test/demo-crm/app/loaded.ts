import { useEffect, useState } from 'react';
import { DATA_DELAY_MS } from './server-options';

/**
 * What belongs to `id`, some time after the address named it. Until then the last record stays on
 * screen, as it does in CRMs in use.
 */
export function useLoaded<T>(id: string, find: (id: string) => T | undefined): T | undefined {
  const [loaded, setLoaded] = useState<T>();
  useEffect(() => {
    const timer = setTimeout(() => {
      setLoaded(find(id));
    }, DATA_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [id, find]);
  return loaded;
}
