using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Home;

/// <summary>Something a person has to do.</summary>
/// <param name="What">A sentence with its facts, in keys.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="Due">Past days are shown as overdue; null when there is no date.</param>
public sealed record Todo(Because What, string Address, DateOnly? Due, Urgency Urgency, Because? Detail = null)
{
    /// <summary>The grant it belongs to; null for the one that is acting.</summary>
    public int? GrantId { get; init; }

    /// <summary>Opens it, and switches to the role it belongs to.</summary>
    public string Href => GrantId is { } grant ? $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as={grant}" : Address;
}

public enum Urgency
{
    Calm,
    Soon,
    Now,
}
