/** @jsxImportSource react */
import { createRoot } from 'react-dom/client';
import { App } from './App';
import './loyalty-card';
import './style.css';

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
