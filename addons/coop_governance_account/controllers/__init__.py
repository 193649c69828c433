from . import my_figures
