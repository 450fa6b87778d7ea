namespace TeacherDev.Domain.Activities;

/// <summary>授课人: who gives the lesson or lecture that an activity is. What one gives is counted, what one hears is attended.</summary>
public sealed class Giver
{
    internal Giver(int personId) => PersonId = personId;

    private Giver() { }

    public int Id { get; private set; }

    public int ActivityId { get; private set; }

    public int PersonId { get; private set; }
}
