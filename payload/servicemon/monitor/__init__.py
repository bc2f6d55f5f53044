"""What a run of ServiceMon does on a machine of the fleet, and what brings its rows into a database."""
