namespace TeacherDev.Domain.Completion;

/// <summary>作业 of one person in one class, as the class head records it.</summary>
public sealed class Assignment
{
    internal Assignment(int personId, DateOnly? handedInOn, bool? passed) => (PersonId, HandedInOn, Passed) = (personId, handedInOn, passed);

    private Assignment() { }

    public int Id { get; private set; }

    public int CompletionId { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly? HandedInOn { get; private set; }

    /// <summary>Null where it was not judged.</summary>
    public bool? Passed { get; private set; }

    internal void Judge(DateOnly? handedInOn, bool? passed) => (HandedInOn, Passed) = (handedInOn, passed);
}
