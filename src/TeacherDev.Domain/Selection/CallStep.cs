using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>One step of a call and the days in which it is done, both included.</summary>
public sealed class CallStep
{
    internal CallStep(SelectionStep step, Period period) => (Step, Period) = (step, period);

    private CallStep() { }

    public int Id { get; private set; }

    public int CallId { get; private set; }

    public SelectionStep Step { get; private set; }

    public Period Period { get; private set; }
}
