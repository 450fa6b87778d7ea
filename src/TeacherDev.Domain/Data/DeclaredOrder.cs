using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TeacherDev.Domain.Data;

/// <summary>
/// Enums are stored as words, and a database sorts words by the alphabet: Afternoon before Morning. Wherever a query sorts by an enum, its
/// values are put in the order of their declaration instead, as the same sort would do in memory.
/// </summary>
internal sealed class DeclaredOrder : IQueryExpressionInterceptor
{
    public static DeclaredOrder Instance { get; } = new();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData) => new Ranks().Visit(queryExpression);

    private sealed class Ranks : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var call = (MethodCallExpression)base.VisitMethodCall(node);
            if (!IsSort(call.Method) || Lambda(call.Arguments[1]) is not { } key || Plain(key.Body) is not { } value) return call;
            var rank = Expression.Lambda(Rank(value), key.Parameters);
            var sort = call.Method.GetGenericMethodDefinition().MakeGenericMethod(call.Method.GetGenericArguments()[0], typeof(int?));
            return Expression.Call(sort, call.Arguments[0], call.Arguments[1] is UnaryExpression ? Expression.Quote(rank) : rank);
        }

        private static bool IsSort(MethodInfo method) =>
            (method.DeclaringType == typeof(Queryable) || method.DeclaringType == typeof(Enumerable)) && method.GetParameters().Length == 2
            && method.Name is nameof(Queryable.OrderBy) or nameof(Queryable.OrderByDescending) or nameof(Queryable.ThenBy) or nameof(Queryable.ThenByDescending);

        private static LambdaExpression? Lambda(Expression argument) => (argument as UnaryExpression)?.Operand as LambdaExpression ?? argument as LambdaExpression;

        /// <summary>The enum that is sorted by, without the boxes around it; null for anything else and for flags, which have no order.</summary>
        private static Expression? Plain(Expression key)
        {
            while (key is UnaryExpression { NodeType: ExpressionType.Convert } box) key = box.Operand;
            var type = Nullable.GetUnderlyingType(key.Type) ?? key.Type;
            return type.IsEnum && !type.IsDefined(typeof(FlagsAttribute), inherit: false) ? key : null;
        }

        private static Expression Rank(Expression value)
        {
            var choices = Enum.GetValues(Nullable.GetUnderlyingType(value.Type) ?? value.Type).Cast<object>().Select((choice, at) => (choice, at));
            return choices.Reverse().Aggregate<(object Choice, int At), Expression>(Expression.Constant(null, typeof(int?)), (otherwise, c) =>
                Expression.Condition(Expression.Equal(value, Expression.Constant(c.Choice, value.Type)), Expression.Constant(c.At, typeof(int?)), otherwise));
        }
    }
}
