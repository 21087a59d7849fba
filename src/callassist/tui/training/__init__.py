"""The trainee's screens: drills, quiz, faults, exams and progress, each opened from one list."""
