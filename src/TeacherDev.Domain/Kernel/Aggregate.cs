namespace TeacherDev.Domain.Kernel;

/// <summary>A root that is loaded, changed and saved as a whole.</summary>
public abstract class Aggregate
{
    public int Id { get; private set; }

    /// <summary>Counts saved changes; travels in edit forms, so that a stale form is answered 409 instead of overwriting another's work.</summary>
    public int Version { get; private set; }

    /// <summary>
    /// Marks the root itself as changed, also when only a child was: two parallel changes of children that a rule counts
    /// (seats, memberships) must collide on the root.
    /// </summary>
    protected internal void Touch() => Version++;
}
