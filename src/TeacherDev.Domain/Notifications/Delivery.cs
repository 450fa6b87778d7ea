using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Notifications;

/// <summary>What became of one attempt to hand a message over, as far as it is known.</summary>
public enum DeliveryResult
{
    /// <summary>The other side accepted it.</summary>
    Accepted,

    /// <summary>Certainly not delivered, and it may be tried again.</summary>
    NotSent,

    /// <summary>Certainly not delivered, and trying again is no use.</summary>
    Refused,

    /// <summary>The content was under way when the connection ended: it may have been delivered.</summary>
    Unknown,
}

/// <param name="Word">The other side's word or what happened, for the people who look after the outbox.</param>
public sealed record Delivery(DeliveryResult Result, Remark Word)
{
    public static Delivery Accepted(string text, params IReadOnlyList<object?> arguments) => new(DeliveryResult.Accepted, Remark.Of(text, arguments));

    public static Delivery NotSent(string text, params IReadOnlyList<object?> arguments) => new(DeliveryResult.NotSent, Remark.Of(text, arguments));

    public static Delivery Refused(string text, params IReadOnlyList<object?> arguments) => new(DeliveryResult.Refused, Remark.Of(text, arguments));

    public static Delivery Unknown(string text, params IReadOnlyList<object?> arguments) => new(DeliveryResult.Unknown, Remark.Of(text, arguments));
}
