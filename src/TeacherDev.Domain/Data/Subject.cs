namespace TeacherDev.Domain.Data;

/// <summary>What two processes must not do at the same time; the number is the lock's name in PostgreSQL.</summary>
public enum Subject
{
    Seeds = 1,
    SortKeys = 2,
    Pairings = 3,
}
