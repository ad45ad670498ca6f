"""Chinese budget performance goal tables (预算项目绩效目标表), kept as YAML files."""

__version__ = "0.1.0"
