"""Pictures and tables of core values: SVG and HTML without any dependency, matplotlib and pandas where installed."""
