//! The doors: portal for the public, api for machines
